package dev.kasus.census;

import java.util.List;

/** Every check, in reading order. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new BrokenFiles(),
            new OddSizes(),
            new SplitClasses(),
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

    /** What they say of a census, in the order of {@link Remark#inOrder}. */
    public static List<Remark> of(Census census) {
        return Remark.inOrder(ALL.stream().map(check -> check.look(census)).toList());
    }
}
