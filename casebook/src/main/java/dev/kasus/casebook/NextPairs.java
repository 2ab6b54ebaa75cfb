package dev.kasus.casebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How many seeds each arm of a case is trained under: the same for all at first, then more where a verdict is open. */
public final class NextPairs {
    private final Case planned;
    private final List<Integer> analyses;

    /**
     * @param analyses numbers of pairs at which the case is analysed, increasing
     */
    public NextPairs(Case planned, List<Integer> analyses) {
        this.planned = planned;
        this.analyses = List.copyOf(analyses);
    }

    /** The seeds of the first analysis. */
    public Map<String, Integer> first() {
        Map<String, Integer> pairs = new LinkedHashMap<>();
        planned.arms().keySet().forEach(arm -> pairs.put(arm, analyses.get(0)));
        return pairs;
    }

    /**
     * The seeds of the next analysis: more for both arms of every comparison that is open and in reach. Those that the
     * largest number of pairs is expected to settle come first; then those that twice as many would, since an expectation
     * from few pairs is rough.
     *
     * @param pairs so far
     * @return the same as so far if nothing that is open is in reach
     */
    public Map<String, Integer> after(Map<String, Integer> pairs, CaseRuns runs) {
        int most = analyses.get(analyses.size() - 1);
        List<Comparison> doubtful = new ArrayList<>();
        List<Comparison> promising = new ArrayList<>();
        for (Claim claim : planned.claims()) {
            CaseRuns own = runs.within(claim);
            for (Comparison comparison : claim.comparisons()) {
                if (own.isOpen(comparison) && common(pairs, comparison) < most) {
                    int needed = own.pairsNeeded(comparison).orElse(Integer.MAX_VALUE);
                    if (needed <= most) {
                        promising.add(comparison);
                    } else if (needed <= 2 * most) {
                        doubtful.add(comparison);
                    }
                }
            }
        }
        Map<String, Integer> next = new LinkedHashMap<>(pairs);
        for (Comparison comparison : promising.isEmpty() ? doubtful : promising) {
            int count = analyses.stream()
                    .filter(analysis -> analysis > common(pairs, comparison))
                    .findFirst()
                    .orElse(most);
            raise(next, comparison.arm(), count);
            raise(next, comparison.control(), count);
        }
        return next;
    }

    private static int common(Map<String, Integer> pairs, Comparison comparison) {
        return Math.min(
                Objects.requireNonNull(pairs.get(comparison.arm())),
                Objects.requireNonNull(pairs.get(comparison.control())));
    }

    /** An arm that begins with the weights of another needs the other under the same seeds. */
    private void raise(Map<String, Integer> pairs, String arm, int count) {
        pairs.merge(arm, count, Math::max);
        String other = Objects.requireNonNull(planned.arms().get(arm)).weightsOf();
        if (other != null) {
            raise(pairs, other, count);
        }
    }
}
