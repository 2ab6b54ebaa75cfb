package dev.kasus.records.log.file;

/** What a log may take of memory and time, whoever wrote it. */
public final class LogLimits {
    /** Characters at the beginning of a file by which its kind is told. */
    static final int BEGINNING = 1 << 16;

    /** Bytes, after decompression. */
    static final long BYTES = 1L << 30;

    /** Characters of a row, whatever its cells. */
    public static final int ROW = 1 << 22;

    /** Characters of a name. */
    public static final int NAME = 1000;

    /** Curves, as well as columns. */
    public static final int CURVES = 50_000;

    /** Bytes of memory for a value or a row, with what is copied while arrays grow. */
    private static final long BYTES_OF_VALUE = 200;

    /** Values of all curves together, and the rows in which they stand. */
    public static final long VALUES = Math.min(20_000_000, Runtime.getRuntime().maxMemory() / BYTES_OF_VALUE);

    /** Objects and arrays inside each other. */
    public static final int DEPTH = 100;

    /** Steps, which must be exact as numbers. */
    public static final double STEP = 1e15;

    private static final double EPOCHS = 1e6;

    private LogLimits() {}

    /** A note that there were more values. */
    public static String noteOfValues() {
        return "the log is too long for the memory: only its first " + VALUES + " rows and values were read";
    }

    /** How long a training was to be, as a log says; 0 if that cannot be. */
    public static int epochs(double said) {
        return said >= 1 && said <= EPOCHS ? (int) Math.ceil(said) : 0;
    }
}
