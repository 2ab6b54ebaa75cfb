package dev.kasus.records.log.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that end at a limit, or where they are damaged, without an exception: what was whole can be used. */
public final class LimitedBytes extends FilterInputStream {
    private long left = LogLimits.BYTES;
    private long marked;
    private String ending = "";

    LimitedBytes(InputStream in) {
        super(in);
    }

    /** Why the bytes end before the file does; empty if they do not. */
    String ending() {
        return ending;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        if (!ending.isEmpty()) {
            return -1;
        }
        int read;
        try {
            read = super.read(bytes, from, (int) Math.min(count, Math.max(1, left)));
        } catch (IOException damaged) {
            ending = "it is cut off or damaged there";
            return -1;
        }
        if (read > 0 && left == 0) {
            ending = "at most 1 GB of a log is read";
            return -1;
        }
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public synchronized void mark(int limit) {
        super.mark(limit);
        marked = left;
    }

    @Override
    public synchronized void reset() throws IOException {
        super.reset();
        left = marked;
        ending = "";
    }
}
