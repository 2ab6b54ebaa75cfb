package dev.kasus.records.log;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text in rows, none of which may be endless: a cell in quotes could be as long as the file. */
final class TableReader extends FilterReader {
    private long row;

    /** A row is too long. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("longer than " + FormatLimits.ROW / 1_000_000 + " million characters");
        }
    }

    TableReader(Reader in) {
        super(in);
    }

    /** A row has ended. */
    void ended() {
        row = 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] chars, int from, int count) throws IOException {
        int read = super.read(chars, from, count);
        row += Math.max(0, read);
        if (row > FormatLimits.ROW) {
            throw new TooLong();
        }
        return read;
    }
}
