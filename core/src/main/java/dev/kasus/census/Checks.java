package dev.kasus.census;

import java.util.Comparator;
import java.util.List;

/** Every check, in reading order. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new BrokenFiles(),
            new OddSizes(),
            new ClassImbalance(),
            new FewGroups(),
            new ExactCopies(),
            new NearCopies(),
            new Leak(),
            new SplitShift(),
            new ClassQuality(),
            new BackgroundColour(),
            new BlackBorders(),
            new BurnedInText());

    private Checks() {}

    /** All of them. */
    public static List<Check> all() {
        return ALL;
    }

    /** What they say of a census: what was found first, the most severe first; then what could not be looked for; then what is clear. */
    public static List<Remark> of(Census census) {
        return ALL.stream()
                .map(check -> check.look(census))
                .sorted(Comparator.comparing((Remark remark) -> remark.status() == Remark.Status.FOUND
                                ? 0
                                : remark.status() == Remark.Status.UNKNOWN ? 1 : 2)
                        .thenComparing(remark -> -remark.severity()))
                .toList();
    }
}
