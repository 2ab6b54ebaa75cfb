package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import java.util.List;

/** Every check, in reading order. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new BrokenFiles(),
            new OddSizes(),
            new SplitClasses(),
            new ImbalancedClasses(),
            new FewGroups(),
            new ExactDuplicates(),
            new NearDuplicates(),
            new SplitLeak(),
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

    /** Their results for a census, in the order of {@link CheckResult#inOrder}. */
    public static List<CheckResult> of(Census census) {
        return CheckResult.inOrder(ALL.stream().map(check -> check.look(census)).toList());
    }
}
