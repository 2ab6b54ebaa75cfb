package dev.kasus.app;

/** How wide the terminal is. */
final class Columns {
    /** Set by the launcher where results go to a terminal. */
    static final String PROPERTY = "kasus.columns";

    private static final int LEAST = 60;
    private static final int MOST = 80;

    private Columns() {}

    /** So many columns may be written, 60 to 80: longer lines read badly. */
    static int ofTerminal() {
        int said = Integer.getInteger(PROPERTY, MOST);
        return said <= 0 ? MOST : Math.max(LEAST, Math.min(MOST, said));
    }
}
