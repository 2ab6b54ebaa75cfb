package dev.kasus.records.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class LimitedBytesTest {
    @Test
    void atMostAGigabyteIsDecompressed() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                return count;
            }
        };
        try (LimitedBytes bytes = new LimitedBytes(endless)) {
            byte[] buffer = new byte[1 << 20];
            long read = 0;
            for (int count = bytes.read(buffer); count > 0; count = bytes.read(buffer)) {
                read += count;
            }
            assertThat(read).isEqualTo(LogLimits.BYTES);
            assertThat(bytes.ending()).isEqualTo("at most 1 GB of a log is read");
        }
    }
}
