package dev.kasus.records.log;

import dev.kasus.signal.Series;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** What was read, in a form that tests can compare. */
public final class ReadLog {
    private ReadLog() {}

    /** {@code name 0=1.5 1=1.25} for each curve. */
    public static List<String> curves(LogCurves log) {
        return log.curves().stream()
                .map(curve -> curve.name() + " " + points(curve.points()))
                .toList();
    }

    public static String points(Series series) {
        return IntStream.range(0, series.size())
                .mapToObj(i -> series.step(i) + "=" + series.value(i))
                .collect(Collectors.joining(" "));
    }

    public static String lines(String... lines) {
        return Arrays.stream(lines).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Compressed bytes. */
    public static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
