package dev.kasus.message;

/**
 * Text from anywhere, fit to be shown. Names of files, classes, layers and signals may hold what a terminal or a browser obeys: escape
 * sequences, line breaks, marks that turn the direction of writing. Here they become signs that can be seen.
 */
public final class SafeText {
    /** Where Unicode has a picture of each control character. */
    private static final int PICTURES = 0x2400;

    private static final int DELETE = 0x7f;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int UNSHOWABLE = 0xfffd;

    // Scripts and emoji need these two inside words.
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private SafeText() {}

    /** The text on one line: {@code a␛[31mb␊} for an escape and a line break. */
    public static String line(String text) {
        return is(text) ? text : shown(text, "");
    }

    /** The text with its line breaks and tabs, for what may have several lines. */
    public static String text(String text) {
        return shown(text, "\n\t");
    }

    /** Whether a text can be shown as it is, on one line. */
    public static boolean is(String text) {
        return text.codePoints().allMatch(c -> shown(c) == c);
    }

    /** The sign that stands for a character: mostly itself. */
    public static int shown(int character) {
        if (character < ' ') {
            return PICTURES + character;
        }
        if (character == DELETE) {
            return PICTURE_OF_DELETE;
        }
        return switch (Character.getType(character)) {
            case Character.FORMAT ->
                character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER ? character : UNSHOWABLE;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                UNSHOWABLE;
            default -> character;
        };
    }

    private static String shown(String text, String kept) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().map(c -> kept.indexOf(c) >= 0 ? c : shown(c)).forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
