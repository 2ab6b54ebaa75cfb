package dev.kasus.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What nets that had not seen them said of pictures.
 *
 * @param classes their names, in the order of the probabilities
 * @param answers one a picture
 */
public record HeldOutPredictions(List<String> classes, List<Answer> answers) {
    /** Copies both. */
    public HeldOutPredictions {
        classes = List.copyOf(classes);
        answers = List.copyOf(answers);
    }

    /**
     * One picture.
     *
     * @param name of it
     * @param label index of its class
     * @param probabilities of each class
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(String name, int label, double[] probabilities) {
        /** The class with the largest probability. */
        int called() {
            int best = 0;
            for (int c = 1; c < probabilities.length; c++) {
                best = probabilities[c] > probabilities[best] ? c : best;
            }
            return best;
        }
    }

    /**
     * A picture whose label may be wrong.
     *
     * @param name of it
     * @param label its class
     * @param better the class that it rather looks like
     * @param margin probability of its own class less that of the better one: the lower, the more suspect
     */
    public record Suspect(String name, String label, String better, double margin) {}

    /** Accuracy; NaN without pictures. */
    public double accuracy() {
        return answers.stream()
                .mapToDouble(answer -> answer.called() == answer.label() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Confident learning (arXiv 1911.00068, section 3.1): a class's threshold is the mean probability of it over the
     * pictures that are labelled so; a picture is counted to the most probable class whose threshold it reaches, and
     * is suspect if that is not its own. A picture whose own class is predicted is not suspect, however low the
     * threshold of another: that of a class with few pictures, half of them labelled wrongly, is reached by pictures
     * of many others.
     *
     * @return the most suspect first
     */
    public List<Suspect> suspects() {
        double[] thresholds = new double[classes.size()];
        int[] counts = new int[classes.size()];
        for (Answer answer : answers) {
            thresholds[answer.label()] += answer.probabilities()[answer.label()];
            counts[answer.label()]++;
        }
        for (int c = 0; c < thresholds.length; c++) {
            thresholds[c] = counts[c] == 0 ? Double.POSITIVE_INFINITY : thresholds[c] / counts[c];
        }
        List<Suspect> suspects = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.called() == answer.label()) {
                continue;
            }
            int counted = -1;
            for (int c = 0; c < thresholds.length; c++) {
                double own = answer.probabilities()[c];
                boolean reaches = own >= thresholds[c];
                counted = reaches && (counted < 0 || own > answer.probabilities()[counted]) ? c : counted;
            }
            if (counted >= 0 && counted != answer.label()) {
                suspects.add(new Suspect(
                        answer.name(),
                        classes.get(answer.label()),
                        classes.get(counted),
                        answer.probabilities()[answer.label()] - answer.probabilities()[counted]));
            }
        }
        suspects.sort(Comparator.comparingDouble(Suspect::margin));
        return suspects;
    }

    /**
     * The confusion matrix as shares of the row: true classes in rows, predicted classes in columns; a row without
     * pictures is NaN.
     */
    public double[][] confusion() {
        double[][] shares = new double[classes.size()][classes.size()];
        double[] counts = new double[classes.size()];
        for (Answer answer : answers) {
            shares[answer.label()][answer.called()]++;
            counts[answer.label()]++;
        }
        for (int row = 0; row < shares.length; row++) {
            for (int column = 0; column < shares.length; column++) {
                shares[row][column] /= counts[row];
            }
        }
        return shares;
    }
}
