package dev.kasus.records.run;

import dev.kasus.records.events.LogEntry;
import dev.kasus.records.events.LogPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells apart the trainings that were written into one folder one after the other, and keeps the newest. One begins
 * where a curve of training goes back to its first step or before it, unless the file says that it goes on with what
 * was there. A curve that is measured again, such as one of validation, begins none, nor does a single value.
 *
 * @param parts what the files say of the newest
 * @param warning that there are others; empty if it is the only one
 */
record NewestRun(List<LogPart> parts, Optional<String> warning) {
    private static final Pattern MEASURED = Pattern.compile("(?i).*(val|eval|test).*");

    /** A curve so far: its first step, and whether it has a second. */
    private record Curve(long first, boolean curve) {}

    /**
     * Where a training begins.
     *
     * @param part index among the parts of its folder
     * @param entry index among the entries of that part
     */
    private record Beginning(int part, int entry) {}

    static NewestRun of(List<LogPart> all) {
        Map<String, List<LogPart>> folders = new TreeMap<>();
        all.forEach(part -> folders.computeIfAbsent(part.folder(), folder -> new ArrayList<>())
                .add(part));
        List<LogPart> newest = new ArrayList<>();
        int runs = 1;
        long since = 0;
        String where = "";
        for (List<LogPart> parts : folders.values()) {
            List<Beginning> beginnings = beginnings(parts);
            Beginning last = beginnings.get(beginnings.size() - 1);
            LogPart first = parts.get(last.part());
            runs = Math.max(runs, beginnings.size());
            if (beginnings.size() > 1) {
                where = first.folder() + first.file();
                // Files of other folders that were begun earlier are of the run before.
                since = last.entry() == 0 ? Math.max(since, first.seconds()) : since;
            }
            newest.add(first.entries().isEmpty() ? first : from(first, last.entry()));
            newest.addAll(parts.subList(last.part() + 1, parts.size()));
        }
        if (runs == 1) {
            return new NewestRun(newest, Optional.empty());
        }
        long begun = since;
        newest.removeIf(part -> part.seconds() < begun);
        return new NewestRun(
                newest,
                Optional.of("these are the logs of " + runs
                        + " trainings, one after the other; only the newest was read, which starts in " + where
                        + "; give each a folder of its own"));
    }

    private static LogPart from(LogPart part, int entry) {
        return new LogPart(
                part.folder(),
                part.file(),
                part.seconds(),
                part.entries().subList(entry, part.entries().size()));
    }

    /** The beginnings of the trainings in one folder, in order of time. */
    private static List<Beginning> beginnings(List<LogPart> parts) {
        List<Beginning> beginnings = new ArrayList<>(List.of(new Beginning(0, 0)));
        Map<String, Curve> curves = new HashMap<>();
        for (int p = 0; p < parts.size(); p++) {
            Optional<Integer> again = again(parts.get(p), 0, curves, true);
            while (again.isPresent()) {
                beginnings.add(new Beginning(p, again.get()));
                curves.clear();
                again = again(parts.get(p), again.get(), curves, false);
            }
        }
        return beginnings;
    }

    /**
     * Follows the curves through a file, up to where one begins again: at the file's beginning if it is one of earlier files.
     *
     * @param from index of the first entry to look at
     * @param whole whether nothing of the file has been looked at before
     */
    private static Optional<Integer> again(LogPart part, int from, Map<String, Curve> curves, boolean whole) {
        Set<String> met = new HashSet<>();
        for (int i = from; i < part.entries().size(); i++) {
            LogEntry entry = part.entries().get(i);
            if (entry instanceof LogEntry.Restart restart) {
                curves.values().removeIf(curve -> curve.first() >= restart.step());
            } else if (entry instanceof LogEntry.Scalar scalar) {
                Curve curve = curves.get(scalar.tag());
                boolean back = curve != null
                        && curve.curve()
                        && scalar.step() <= curve.first()
                        && !MEASURED.matcher(scalar.folder() + scalar.tag()).matches();
                if (back) {
                    return Optional.of(whole && !met.contains(scalar.tag()) ? 0 : i);
                }
                met.add(scalar.tag());
                curves.merge(
                        scalar.tag(),
                        new Curve(scalar.step(), false),
                        (old, now) -> new Curve(
                                Math.min(old.first(), now.first()), old.curve() || now.first() > old.first()));
            }
        }
        return Optional.empty();
    }
}
