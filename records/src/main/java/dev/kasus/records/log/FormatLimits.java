package dev.kasus.records.log;

/** What a log may take of memory and time, whoever wrote it. */
final class FormatLimits {
    /** Characters at the beginning of a file by which its kind is told. */
    static final int BEGINNING = 1 << 16;

    /** Bytes, after decompression. */
    static final long BYTES = 1L << 30;

    /** Characters of a row, whatever its cells. */
    static final int ROW = 1 << 22;

    /** Characters of a name. */
    static final int NAME = 1000;

    /** Curves, as well as columns. */
    static final int CURVES = 50_000;

    /** Values of all curves together. */
    static final long VALUES = 20_000_000;

    /** Objects and arrays inside each other. */
    static final int DEPTH = 100;

    /** Steps, which must be exact as numbers. */
    static final double STEP = 1e15;

    private static final double EPOCHS = 1e6;

    private FormatLimits() {}

    /** How long a training was to be, as a log says; 0 if that cannot be. */
    static int epochs(double said) {
        return said >= 1 && said <= EPOCHS ? (int) Math.ceil(said) : 0;
    }
}
