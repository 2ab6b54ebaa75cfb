package dev.kasus.torch;

import java.util.stream.IntStream;

/** How well each class is told from the others, from the answers on a set of images. */
final class ClassMetrics {
    private final Evaluation evaluation;
    private final double[] confusion;

    ClassMetrics(Evaluation evaluation) {
        this.evaluation = evaluation;
        int classes = evaluation.classes();
        this.confusion = new double[classes * classes];
        for (int i = 0; i < evaluation.labels().length; i++) {
            confusion[evaluation.labels()[i] * classes + evaluation.called(i)]++;
        }
    }

    /** Images by true class (row) and called class (column), row by row. */
    double[] confusion() {
        return confusion.clone();
    }

    /** Share of images called this class that are; NaN if none was called it. */
    double precision(int c) {
        double called = IntStream.range(0, evaluation.classes())
                .mapToDouble(row -> at(row, c))
                .sum();
        return at(c, c) / called;
    }

    /** Share of images of this class that are called it; NaN if there are none. */
    double recall(int c) {
        double members = IntStream.range(0, evaluation.classes())
                .mapToDouble(column -> at(c, column))
                .sum();
        return at(c, c) / members;
    }

    private double at(int row, int column) {
        return confusion[row * evaluation.classes() + column];
    }

    /**
     * Probability that an image of the class has a larger softmax for it than an image of another class, ties counting half
     * (Mann and Whitney 1947); NaN if there are none of either or a score is not a number.
     */
    double auc(int c) {
        int[] labels = evaluation.labels();
        double[] scores = IntStream.range(0, labels.length)
                .mapToDouble(i -> logOdds(i, c))
                .toArray();
        if (IntStream.range(0, scores.length).anyMatch(i -> Double.isNaN(scores[i]))) {
            return Double.NaN;
        }
        long[] order = sortedByScore(scores);
        double rankSum = 0;
        long members = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int membersHere = 0;
            while (to < order.length && scores[(int) order[to]] == scores[(int) order[from]]) {
                membersHere += labels[(int) order[to]] == c ? 1 : 0;
                to++;
            }
            rankSum += membersHere * ((from + 1 + to) / 2.0);
            members += membersHere;
            from = to;
        }
        long others = order.length - members;
        return (rankSum - members * (members + 1) / 2.0) / ((double) members * others);
    }

    private static long[] sortedByScore(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                .mapToLong(Integer::longValue)
                .toArray();
    }

    /** Orders images as the softmax does, without its rounding to 0 and 1: logit less the log-sum of the others' exponentials. */
    private double logOdds(int image, int c) {
        int classes = evaluation.classes();
        float[] logits = evaluation.logits();
        int start = image * classes;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            if (k != c) {
                largest = Math.max(largest, logits[start + k]);
            }
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            if (k != c) {
                sum += Math.exp(logits[start + k] - largest);
            }
        }
        return logits[start + c] - largest - Math.log(sum);
    }
}
