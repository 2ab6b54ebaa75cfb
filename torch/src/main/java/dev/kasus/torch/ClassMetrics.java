package dev.kasus.torch;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How well each class is told from the others, from the answers on a set of images. */
final class ClassMetrics {
    private final int classes;
    private final int[] labels;
    private final int[] members;
    private final double[] confusion;
    private final float[] scores;

    ClassMetrics(Evaluation evaluation) {
        this.classes = evaluation.classes();
        this.labels = evaluation.labels();
        this.members = new int[classes];
        this.confusion = new double[classes * classes];
        this.scores = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            members[labels[i]]++;
            int called = evaluation.called(i);
            if (called != Evaluation.NO_CLASS) {
                confusion[labels[i] * classes + called]++;
            }
            score(evaluation.logits(), i);
        }
    }

    /**
     * The log-odds of each class of an image: its logit less the log-sum of the others' exponentials. They order images as the
     * softmax does, without its rounding to 0 and 1. Kept as precisely as logits are, so that equals stay equal.
     */
    private void score(float[] logits, int image) {
        int start = image * classes;
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = logits[start + c] > logits[start + best] ? c : best;
        }
        double second = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            second = c == best ? second : Math.max(second, logits[start + c]);
            sum += Math.exp(logits[start + c] - logits[start + best]);
        }
        double sumBelow = 0;
        for (int c = 0; c < classes; c++) {
            sumBelow += c == best ? 0 : Math.exp(logits[start + c] - second);
        }
        for (int c = 0; c < classes; c++) {
            // The sum is at least 1, by the largest itself: taking another one out of it loses nothing.
            double others = c == best
                    ? second + Math.log(sumBelow)
                    : logits[start + best] + Math.log(sum - Math.exp(logits[start + c] - logits[start + best]));
            scores[start + c] = (float) (logits[start + c] - others);
        }
    }

    /** Images by true class (row) and called class (column), row by row; images that are called nothing are in no column. */
    double[] confusion() {
        return confusion.clone();
    }

    /** Share of images called this class that are; NaN if none was called it. */
    double precision(int c) {
        double called = IntStream.range(0, classes)
                .mapToDouble(row -> confusion[row * classes + c])
                .sum();
        return confusion[c * classes + c] / called;
    }

    /** Share of images of this class that are called it; NaN if there are none. */
    double recall(int c) {
        return confusion[c * classes + c] / members[c];
    }

    /**
     * Probability that an image of the class has a larger softmax for it than an image of another class, ties counting half
     * (Mann and Whitney 1947); NaN if there are none of either or a score is not a number.
     */
    double auc(int c) {
        float[] own = new float[members[c]];
        float[] others = new float[labels.length - members[c]];
        int owns = 0;
        for (int i = 0; i < labels.length; i++) {
            float score = scores[i * classes + c];
            if (Float.isNaN(score)) {
                return Double.NaN;
            }
            if (labels[i] == c) {
                own[owns++] = score;
            } else {
                others[i - owns] = score;
            }
        }
        Arrays.sort(own);
        Arrays.sort(others);
        double wins = 0;
        int below = 0;
        int notAbove = 0;
        for (float score : own) {
            while (below < others.length && others[below] < score) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < others.length && others[notAbove] == score) {
                notAbove++;
            }
            wins += (below + notAbove) / 2.0;
        }
        return wins / own.length / others.length;
    }
}
