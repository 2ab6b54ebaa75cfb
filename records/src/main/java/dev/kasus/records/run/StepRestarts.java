package dev.kasus.records.run;

import dev.kasus.records.events.LogEntry;
import dev.kasus.records.events.LogPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Curves whose steps begin again with every epoch, because the number of the batch was recorded as the step. They are
 * told from several trainings in one folder: another curve of the folder goes on meanwhile. Their steps are made to
 * go on, too.
 *
 * @param parts with steps that go on
 * @param restarting names of the curves whose steps began again
 */
record StepRestarts(List<LogPart> parts, Set<String> restarting) {
    /** One curve of a folder: how often it began again, and whether it ever did not go forward. */
    private static final class Course {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private int size;
        private int restarts;
        /** How often others had begun again when each of its values came. */
        private final Set<Integer> during = new HashSet<>();

        boolean add(long step) {
            boolean back = size > 1 && step <= first;
            restarts += back ? 1 : 0;
            first = Math.min(first, step);
            last = step;
            size++;
            return back;
        }
    }

    static StepRestarts of(List<LogPart> parts) {
        Map<String, List<LogPart>> folders = new TreeMap<>();
        parts.forEach(part -> folders.computeIfAbsent(part.folder(), folder -> new ArrayList<>())
                .add(part));
        List<LogPart> forward = new ArrayList<>();
        Set<String> restarting = new HashSet<>();
        for (List<LogPart> folder : folders.values()) {
            Set<String> tags = restarting(folder);
            restarting.addAll(tags);
            forward.addAll(tags.isEmpty() ? folder : forward(folder, tags));
        }
        return new StepRestarts(forward, restarting);
    }

    /** The tags that begin again while another goes on; empty if there are several trainings, or none begins again. */
    private static Set<String> restarting(List<LogPart> folder) {
        Map<String, Course> courses = new HashMap<>();
        int restarts = 0;
        for (LogPart part : folder) {
            for (LogEntry entry : part.entries()) {
                if (entry instanceof LogEntry.Restart) {
                    return Set.of();
                }
                if (entry instanceof LogEntry.Scalar scalar) {
                    Course course = courses.computeIfAbsent(scalar.tag(), tag -> new Course());
                    long before = course.last;
                    boolean back = course.add(scalar.step());
                    restarts = Math.max(restarts, course.restarts);
                    if (!back && scalar.step() > before) {
                        course.during.add(restarts);
                    }
                }
            }
        }
        int most = restarts;
        boolean goesOn = courses.values().stream()
                .anyMatch(course -> course.restarts == 0
                        && course.last > course.first
                        && course.during.size() > 1
                        && course.during.size() >= most);
        Set<String> tags = new HashSet<>();
        if (most > 0 && goesOn) {
            courses.forEach((tag, course) -> {
                if (course.restarts > 0) {
                    tags.add(tag);
                }
            });
        }
        return tags;
    }

    private static List<LogPart> forward(List<LogPart> folder, Set<String> tags) {
        Map<String, long[]> offsets = new HashMap<>();
        List<LogPart> parts = new ArrayList<>();
        for (LogPart part : folder) {
            List<LogEntry> entries = new ArrayList<>();
            for (LogEntry entry : part.entries()) {
                if (entry instanceof LogEntry.Scalar scalar && tags.contains(scalar.tag())) {
                    // The last step of the log, and what is added to it.
                    long[] offset = offsets.computeIfAbsent(scalar.tag(), tag -> new long[] {Long.MIN_VALUE, 0});
                    if (scalar.step() <= offset[0]) {
                        offset[1] += offset[0] + 1;
                    }
                    offset[0] = scalar.step();
                    entries.add(new LogEntry.Scalar(
                            scalar.folder(), scalar.tag(), scalar.step() + offset[1], scalar.value()));
                } else {
                    entries.add(entry);
                }
            }
            parts.add(new LogPart(part.folder(), part.file(), part.seconds(), entries));
        }
        return parts;
    }
}
