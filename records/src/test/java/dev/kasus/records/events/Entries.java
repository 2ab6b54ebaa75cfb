package dev.kasus.records.events;

import java.nio.file.Path;
import java.util.List;

/** Short cuts for tests of event files. */
final class Entries {
    private Entries() {}

    static LogEntry.Scalar scalar(String tag, long step, double value) {
        return new LogEntry.Scalar("", tag, step, value);
    }

    static List<LogEntry> all(Path folder) {
        return new EventReader(folder).poll();
    }

    static List<Double> values(List<LogEntry> entries) {
        return entries.stream().map(entry -> ((LogEntry.Scalar) entry).value()).toList();
    }
}
