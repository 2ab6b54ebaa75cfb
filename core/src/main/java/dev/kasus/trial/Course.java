package dev.kasus.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The interim analyses of a family of arms, one after another, as far as its pairs reach. It follows from the pairs
 * alone: each analysis sees the pairs that the plan asked for until then, and none that were trained later. So a
 * verdict that is settled stays.
 *
 * <p>The arms that the next analysis is expected to settle are analysed first, then those that a later one may settle,
 * last those that none will.
 */
final class Course {
    private final TrialRule rule;
    private final Family family;
    private final int[] analysed;
    private final int[] wanted;
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();
    private Spread spread;

    Course(TrialRule rule, Family family) {
        this.rule = rule;
        this.family = family;
        analysed = new int[family.size()];
        wanted = new int[family.size()];
        int first = rule.analyses().get(0);
        int[] begun = IntStream.range(0, family.size())
                .map(arm -> Math.min(first, family.pairs(arm)))
                .toArray();
        spread = new Spread(family.first(begun), rule.resolution());
        for (int arm = 0; arm < family.size(); arm++) {
            judgements.add(rule.unjudged(spread, arm));
        }
        List<Integer> next = next();
        while (!next.isEmpty()) {
            int pairs = rule.nextAnalysis(analysed[next.get(0)]);
            if (next.stream().anyMatch(arm -> family.pairs(arm) < pairs)) {
                next.forEach(arm -> wanted[arm] = pairs);
                order.addAll(next);
                return;
            }
            next.forEach(arm -> analysed[arm] = pairs);
            spread = new Spread(family.first(analysed), rule.resolution());
            next.forEach(arm -> judgements.set(arm, rule.judge(spread, arm)));
            next = next();
        }
    }

    /** The judgement of each arm at its newest analysis. */
    List<Judgement> judgements() {
        return List.copyOf(judgements);
    }

    /** The pairs that an arm had at its newest analysis; 0 if it had none. */
    int analysed(int arm) {
        return analysed[arm];
    }

    /** The pairs that an arm needs for the next analysis; 0 if it has no part in it. */
    int wanted(int arm) {
        return wanted[arm];
    }

    /** The arms of the next analysis, in the order in which their pairs are to be trained. */
    List<Integer> order() {
        return List.copyOf(order);
    }

    /** The open arms that come first: of the best prospect, and of those with the fewest pairs. */
    private List<Integer> next() {
        List<Integer> open = IntStream.range(0, family.size())
                .filter(arm -> !judgements.get(arm).settled())
                .boxed()
                .toList();
        int best = open.stream().mapToInt(this::prospect).min().orElse(0);
        List<Integer> first = open.stream().filter(arm -> prospect(arm) == best).toList();
        int fewest = first.stream().mapToInt(arm -> analysed[arm]).min().orElse(0);
        return first.stream()
                .filter(arm -> analysed[arm] == fewest)
                .sorted(Comparator.comparingDouble(arm -> -margin(arm, rule.nextAnalysis(analysed[arm]))))
                .toList();
    }

    /** 0 for an arm that the next analysis is expected to settle, 1 for one that a later one is, 2 for the others. */
    private int prospect(int arm) {
        if (analysed[arm] == 0 || margin(arm, rule.nextAnalysis(analysed[arm])) >= 0) {
            return 0;
        }
        return margin(arm, rule.mostPairs()) >= 0 ? 1 : 2;
    }

    /** By how much the interval at an analysis is expected to be narrower than it has to be for a verdict. */
    private double margin(int arm, int pairs) {
        if (analysed[arm] == 0) {
            return 0;
        }
        return rule.margin(Math.abs(spread.effect(arm)), rule.expected(spread, arm, pairs));
    }
}
