package dev.kasus.census;

import dev.kasus.census.CheckResult.Exhibit;
import dev.kasus.census.CheckResult.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a small reference net, trained several times on parts of the pictures, shows of them.
 *
 * @param whole its answers when trained on all other folds
 * @param half its answers when trained on half of these pictures
 * @param torn its answers when folds were dealt picture by picture although groups are known; null if they are not
 */
public record CrossValidationResult(
        HeldOutPredictions whole,
        HeldOutPredictions half,
        @Nullable HeldOutPredictions torn) {
    private static final double FLATTERS = 0.01;
    private static final double OVERLAPS = 0.15;
    private static final double BUYS = 0.02;
    private static final int SHOWN = 36;

    /** What it shows. */
    public List<CheckResult> results() {
        return List.of(flattery(), overlap(), suspects(), curve());
    }

    private CheckResult flattery() {
        String id = "split-flattery";
        String title = "Random split too optimistic";
        if (torn == null) {
            return new CheckResult(
                    id,
                    title,
                    Status.UNKNOWN,
                    0,
                    "The track or individual of each picture is not known.",
                    "",
                    List.of());
        }
        double points = torn.accuracy() - whole.accuracy();
        String sentence = String.format(
                Locale.ROOT,
                "The validation accuracy of a small reference net is %.1f %% with a split by group and %.1f %% with "
                        + "a random split: %+.1f points.",
                100 * whole.accuracy(),
                100 * torn.accuracy(),
                100 * points);
        return points < FLATTERS
                ? new CheckResult(id, title, Status.CLEAR, 0, sentence, "", List.of())
                : new CheckResult(
                        id,
                        title,
                        Status.FOUND,
                        Math.min(1, 0.3 + 5 * points),
                        sentence,
                        "Split by group: data.split: group.",
                        List.of());
    }

    private record Pair(int one, int other, double share) {
        boolean joins(int a, int b) {
            return a != b && (a == one || a == other) && (b == one || b == other);
        }
    }

    private CheckResult overlap() {
        double[][] confusion = whole.confusion();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < confusion.length; i++) {
            for (int j = i + 1; j < confusion.length; j++) {
                double share = (confusion[i][j] + confusion[j][i]) / 2;
                if (share >= OVERLAPS) {
                    pairs.add(new Pair(i, j, share));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -pair.share()));
        if (pairs.isEmpty()) {
            return new CheckResult(
                    "class-overlap",
                    "Similar classes",
                    Status.CLEAR,
                    0,
                    "The reference net confuses no two classes in 15 % of their pictures or more.",
                    "",
                    List.of());
        }
        List<String> words = pairs.stream()
                .map(pair -> String.format(
                        Locale.ROOT,
                        "%s and %s (%.0f %%)",
                        whole.classes().get(pair.one()),
                        whole.classes().get(pair.other()),
                        100 * pair.share()))
                .toList();
        return new CheckResult(
                "class-overlap",
                "Similar classes",
                Status.FOUND,
                Math.min(1, pairs.get(0).share() * 2),
                "The reference net often confuses: " + String.join(", ", words) + ".",
                "Check whether a person can separate them at this size. If so, add pictures, or use a higher "
                        + "resolution or a finer first layer.",
                List.of(confused(pairs.get(0))));
    }

    private Exhibit confused(Pair pair) {
        List<String> names = whole.answers().stream()
                .filter(answer -> pair.joins(answer.label(), answer.called()))
                .map(HeldOutPredictions.Answer::name)
                .limit(SHOWN / 2)
                .toList();
        return new Exhibit(
                whole.classes().get(pair.one()) + " and " + whole.classes().get(pair.other())
                        + ", misclassified as each other",
                names);
    }

    private CheckResult suspects() {
        List<HeldOutPredictions.Suspect> suspects = whole.suspects();
        String sentence = suspects.size() + " of " + whole.answers().size()
                + " labels are suspect: a net that was not trained on the picture predicts another class.";
        return suspects.isEmpty()
                ? new CheckResult(
                        "label-noise", "Label suspects", Status.CLEAR, 0, "No label is suspect.", "", List.of())
                : new CheckResult(
                        "label-noise",
                        "Label suspects",
                        Status.FOUND,
                        Math.min(1, 3.0 * suspects.size() / whole.answers().size()),
                        sentence,
                        "Review them, the most suspect first; some are correct but hard. Nothing is changed automatically.",
                        List.of(new Exhibit(
                                "the most suspect",
                                suspects.stream()
                                        .limit(SHOWN)
                                        .map(HeldOutPredictions.Suspect::name)
                                        .toList())));
    }

    private CheckResult curve() {
        double gain = whole.accuracy() - half.accuracy();
        String sentence = String.format(
                Locale.ROOT,
                "With half of the pictures the reference net reaches %.1f %% validation accuracy, with all %.1f %%: "
                        + "doubling gained %+.1f points.",
                100 * half.accuracy(),
                100 * whole.accuracy(),
                100 * gain);
        return gain < BUYS
                ? new CheckResult(
                        "learning-curve", "More pictures would help", Status.CLEAR, 0, sentence, "", List.of())
                : new CheckResult(
                        "learning-curve",
                        "More pictures would help",
                        Status.FOUND,
                        Math.min(1, 3 * gain),
                        sentence,
                        "Doubling again may gain about half of that, if the new pictures show other individuals.",
                        List.of());
    }
}
