package dev.kasus.records.log.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text in rows, none of which may be endless: a cell in quotes could be as long as the file. */
public final class RowReader extends FilterReader {
    private long row;

    /** A row is too long. */
    public static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("longer than " + LogLimits.ROW / 1_000_000 + " million characters");
        }
    }

    /** Text whose rows are not yet limited. */
    public RowReader(Reader in) {
        super(in);
    }

    /** A row has ended. */
    public void ended() {
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
        if (row > LogLimits.ROW) {
            throw new TooLong();
        }
        return read;
    }
}
