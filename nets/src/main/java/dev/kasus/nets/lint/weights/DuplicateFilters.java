package dev.kasus.nets.lint.weights;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.lint.Advice;
import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Names;
import dev.kasus.nets.lint.Severity;
import dev.kasus.nets.lint.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Filters that are equal to others of their layer: they see, and learn, the same. */
public final class DuplicateFilters implements Lint {
    /** Rounded to so many steps of the filter's largest weight. */
    private static final double STEPS = 1e5;

    private static final int SHORTEST = 4;

    private static final Advice ADVICE = new Advice(
            "Start with random weights: equal filters get equal gradients and stay equal.",
            "layers.Conv2D(filters, 3, kernel_initializer=\"he_normal\")",
            "nn.init.kaiming_normal_(conv.weight)",
            "- conv: {filters: 32, init: he-normal}");

    @Override
    public String id() {
        return "duplicate-filters";
    }

    @Override
    public String title() {
        return "Filters that are equal";
    }

    @Override
    public Optional<Finding> look(Subject subject) {
        List<Node> found = new ArrayList<>();
        long equal = 0;
        for (Node node : subject.nodes()) {
            int own = node.isWeighted()
                    ? Filters.of(node, subject.network().weights())
                            .filter(filters -> filters.length() >= SHORTEST)
                            .map(DuplicateFilters::equal)
                            .orElse(0)
                    : 0;
            if (own > 0) {
                found.add(node);
                equal += own;
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.LIKELY,
                        Names.of(found),
                        Names.counted(equal, "filter") + " of " + Names.told(found)
                                + (equal == 1 ? " equals" : " equal") + " another one of the same layer and learn"
                                + (equal == 1 ? "s" : "") + " the same.",
                        ADVICE));
    }

    /** How many are equal to one before them; those of zeros do not count. */
    private static int equal(Filters filters) {
        Set<List<Integer>> seen = new HashSet<>();
        Set<Long> digests = new HashSet<>();
        int equal = 0;
        List<Integer> suspects = new ArrayList<>();
        for (int i = 0; i < filters.count(); i++) {
            double norm = filters.norm(i);
            if (norm > 0 && Double.isFinite(norm) && !digests.add(digest(filters, i))) {
                suspects.add(i);
            }
        }
        for (int i = 0; i < filters.count() && !suspects.isEmpty(); i++) {
            double norm = filters.norm(i);
            if (norm > 0 && Double.isFinite(norm) && !seen.add(rounded(filters, i))) {
                equal++;
            }
        }
        return equal;
    }

    private static double largest(Filters filters, int filter) {
        double largest = 0;
        for (int place = 0; place < filters.length(); place++) {
            largest = Math.max(largest, Math.abs(filters.at(filter, place)));
        }
        return largest;
    }

    private static long digest(Filters filters, int filter) {
        double unit = largest(filters, filter) / STEPS;
        long digest = Math.round(Math.log(unit) * 1e4);
        for (int place = 0; place < filters.length(); place++) {
            digest = digest * 31 + Math.round(filters.at(filter, place) / unit);
        }
        return digest;
    }

    private static List<Integer> rounded(Filters filters, int filter) {
        double unit = largest(filters, filter) / STEPS;
        List<Integer> rounded = new ArrayList<>();
        rounded.add((int) Math.round(Math.log(unit) * 1e4));
        for (int place = 0; place < filters.length(); place++) {
            rounded.add((int) Math.round(filters.at(filter, place) / unit));
        }
        return rounded;
    }
}
