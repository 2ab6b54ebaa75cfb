package dev.kasus.report;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.landscape.Landscape;
import dev.kasus.trial.Interval;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of a case. What an older file lacks is empty.
 *
 * @param number of the case
 * @param title of the case
 * @param data what it was run on
 * @param seeds of the arms; an arm may have fewer of them
 * @param arms accuracies of each arm
 * @param detections what the diagnosis found in the healthy arms and in those with a planted fault
 * @param probed the results of the experiments on the first run of each probed arm, sentence by sentence
 * @param apart the diagnosis of each of those runs after the experiments
 * @param claims the judged claims
 * @param sweeps its dose-response curves
 * @param landscapes slices of the loss surface; empty in most cases
 * @param comparisons that its claims rest on
 * @param signals small extracts of the recordings of some arms, for its pictures
 */
public record CaseReport(
        int number,
        String title,
        String data,
        List<Long> seeds,
        List<ArmLine> arms,
        List<Detection> detections,
        List<String> probed,
        List<Detection> apart,
        List<ClaimResult> claims,
        List<SweepLine> sweeps,
        List<Landscape> landscapes,
        List<ComparisonLine> comparisons,
        List<ArmSignals> signals) {
    /** Copies the lists. */
    public CaseReport {
        seeds = List.copyOf(seeds);
        arms = List.copyOf(arms);
        detections = List.copyOf(detections);
        probed = List.copyOf(probed);
        apart = apart == null ? List.of() : List.copyOf(apart);
        claims = List.copyOf(claims);
        sweeps = sweeps == null ? List.of() : List.copyOf(sweeps);
        landscapes = landscapes == null ? List.of() : List.copyOf(landscapes);
        comparisons = comparisons == null ? List.of() : List.copyOf(comparisons);
        signals = signals == null ? List.of() : List.copyOf(signals);
    }

    /**
     * The accuracies of an arm.
     *
     * @param arm its name
     * @param weights of its net
     * @param seeds number of its runs
     * @param train mean accuracy on training images at the end
     * @param validation mean accuracy on validation images at the end
     * @param trainSpread standard deviation of the first over the seeds
     * @param validationSpread standard deviation of the second
     * @param diff how its recipe differs from the healthy one, line by line
     * @param weightsOf the arm with whose last weights it begins; null for a new initialisation
     */
    public record ArmLine(
            String arm,
            long weights,
            int seeds,
            double train,
            double validation,
            double trainSpread,
            double validationSpread,
            List<String> diff,
            @Nullable String weightsOf) {
        /** Copies the list. */
        public ArmLine {
            diff = diff == null ? List.of() : List.copyOf(diff);
        }
    }

    /**
     * The findings in an arm.
     *
     * @param arm its name
     * @param expected causes of which one should rank first; empty for a healthy arm
     * @param hits runs in which it did
     * @param runs number of runs
     * @param found the causes of its first run, in rank order
     * @param where what the first finding of its first run names; null if there is none
     * @param first the first finding of every run, by how often it was it; "nothing" for none
     */
    public record Detection(
            String arm,
            List<String> expected,
            int hits,
            int runs,
            List<String> found,
            @Nullable Place where,
            List<Count> first) {
        /** Copies the lists. */
        public Detection {
            expected = List.copyOf(expected);
            found = List.copyOf(found);
            first = first == null ? List.of() : List.copyOf(first);
        }
    }

    /**
     * Where a finding is.
     *
     * @param layers that it names, worst first, a few of them
     * @param classes that it names, a few of them
     * @param epoch since when, from 1; 0 if that is unknown
     * @param sentence its first evidence
     */
    public record Place(List<String> layers, List<String> classes, int epoch, String sentence) {
        /** Copies the lists. */
        public Place {
            layers = List.copyOf(layers);
            classes = List.copyOf(classes);
        }

        /** Such as {@code in conv2, relu2, of right-eyed-flounder, since epoch 3}; empty if nothing is named. */
        public String words() {
            List<String> parts = new ArrayList<>();
            if (!layers.isEmpty()) {
                parts.add("in " + String.join(", ", layers));
            }
            if (!classes.isEmpty()) {
                parts.add("of " + String.join(", ", classes));
            }
            if (epoch > 0) {
                parts.add("since epoch " + epoch);
            }
            return String.join(", ", parts);
        }
    }

    /**
     * A comparison that a claim rests on.
     *
     * @param claim by its id
     * @param arm that was changed
     * @param control that was not
     * @param metric in a few words
     * @param tag of its signal
     * @param sign 1 where larger is better, -1 where smaller is
     * @param minimumEffect the smallest difference that matters
     * @param verdict on the arm
     * @param effect mean difference, positive for better
     * @param interval of the effect
     * @param pairs that it rests on
     * @param needed about so many pairs would decide it; null if it is decided or no number is in sight
     */
    public record ComparisonLine(
            String claim,
            String arm,
            String control,
            String metric,
            String tag,
            int sign,
            double minimumEffect,
            Verdict verdict,
            double effect,
            Interval interval,
            int pairs,
            @Nullable Integer needed) {}

    /**
     * How often a cause was the first finding.
     *
     * @param cause its name, or "nothing"
     * @param runs in which it was
     */
    public record Count(String cause, int runs) {}

    /**
     * Accuracies along an axis.
     *
     * @param title of the chart
     * @param axis what changes along it
     * @param points one an arm, in order
     */
    public record SweepLine(String title, String axis, List<Point> points) {
        /** Copies the list. */
        public SweepLine {
            points = List.copyOf(points);
        }

        /**
         * A point of a sweep.
         *
         * @param at its place on the axis, as it is written
         * @param arm of the point
         */
        public record Point(String at, String arm) {}
    }
}
