package dev.kasus.records.log;

import dev.kasus.signal.Series;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was read, in a form that tests can compare. */
final class ReadLog {
    private ReadLog() {}

    /** {@code name 0=1.5 1=1.25} for each curve. */
    static List<String> curves(LogCurves log) {
        return log.curves().stream()
                .map(curve -> curve.name() + " " + points(curve.points()))
                .toList();
    }

    static String points(Series series) {
        return IntStream.range(0, series.size())
                .mapToObj(i -> series.step(i) + "=" + series.value(i))
                .collect(Collectors.joining(" "));
    }

    static String lines(String... lines) {
        return Arrays.stream(lines).collect(Collectors.joining("\n", "", "\n"));
    }
}
