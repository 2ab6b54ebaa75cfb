package dev.kasus.torch.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Metrics of each class from the predictions on a set of images. */
public final class ClassMetrics {
    /** Least number of images for a reliable standard error of an AUC. */
    private static final int ENOUGH = 10;

    private final int classes;
    private final int[] labels;
    private final double[] confusion;
    private final float[] scores;
    private final float[] logits;
    private final int[] groups;
    /** Of each class the images that are of it. */
    private final int[][] images;

    public ClassMetrics(Evaluation evaluation) {
        this.classes = evaluation.classes();
        this.labels = evaluation.labels();
        this.logits = evaluation.logits();
        this.groups = evaluation.groups();
        this.confusion = new double[classes * classes];
        this.scores = new float[labels.length * classes];
        int[] counts = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]]++;
            int predicted = evaluation.predicted(i);
            if (predicted != Evaluation.NO_CLASS) {
                confusion[labels[i] * classes + predicted]++;
            }
            score(evaluation.logits(), i);
        }
        this.images =
                IntStream.range(0, classes).mapToObj(c -> new int[counts[c]]).toArray(int[][]::new);
        for (int i = labels.length - 1; i >= 0; i--) {
            images[labels[i]][--counts[labels[i]]] = i;
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

    /**
     * The confusion matrix by true class (row) and predicted class (column), row by row; images without a prediction
     * are left out.
     */
    public double[] confusion() {
        return confusion.clone();
    }

    /** Precision of this class; NaN if it was never predicted. */
    public double precision(int c) {
        double predicted = IntStream.range(0, classes)
                .mapToDouble(row -> confusion[row * classes + c])
                .sum();
        return confusion[c * classes + c] / predicted;
    }

    /** Recall of this class; NaN without images. */
    public double recall(int c) {
        return confusion[c * classes + c] / images[c].length;
    }

    /** The one-vs-rest AUC of a class. */
    public RocAuc ranking(int c) {
        int[] others =
                IntStream.range(0, labels.length).filter(i -> labels[i] != c).toArray();
        return RocAuc.of(scores(images[c], c), groups(images[c]), scores(others, c), groups(others));
    }

    private float[] scores(int[] chosen, int c) {
        float[] own = new float[chosen.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = scores[chosen[i] * classes + c];
        }
        return own;
    }

    private int[] groups(int[] chosen) {
        return Arrays.stream(chosen).map(i -> groups[i]).toArray();
    }

    /**
     * The most confused class of a class and its pairwise AUC, by the difference of the two logits, so that other
     * classes have no influence. Classes with too few images are used only if there is no other. Null if no other
     * class has images.
     */
    @Nullable
    public MostConfused mostConfused(int c) {
        MostConfused worst = null;
        for (int w = 0; w < classes; w++) {
            if (w != c) {
                RocAuc ranking = between(c, w);
                if (!Double.isNaN(ranking.auc()) && (worst == null || isWorse(w, ranking, worst))) {
                    worst = new MostConfused(w, ranking);
                }
            }
        }
        return worst;
    }

    private boolean isWorse(int mostConfused, RocAuc ranking, MostConfused than) {
        boolean enough = images[mostConfused].length >= ENOUGH;
        boolean wasEnough = images[than.index()].length >= ENOUGH;
        return enough == wasEnough ? ranking.auc() < than.ranking().auc() : enough;
    }

    /** The pairwise AUC of two classes, by the difference of their logits. */
    public RocAuc between(int c, int w) {
        return RocAuc.of(odds(images[c], c, w), groups(images[c]), odds(images[w], c, w), groups(images[w]));
    }

    private float[] odds(int[] chosen, int c, int w) {
        float[] odds = new float[chosen.length];
        for (int i = 0; i < odds.length; i++) {
            odds[i] = logits[chosen[i] * classes + c] - logits[chosen[i] * classes + w];
        }
        return odds;
    }

    /** The most confused class and its pairwise AUC. */
    public record MostConfused(int index, RocAuc ranking) {}

    /**
     * Share of the images of a class that are predicted as another class with at least the average probability of
     * that class on its own images (the threshold of confident learning, arXiv 1911.00068): such images may have
     * wrong labels.
     */
    public double[] confidentErrors(Evaluation evaluation) {
        double[] self = new double[classes];
        double[] elsewhere = new double[classes];
        double[][] probabilities = new double[labels.length][];
        for (int i = 0; i < labels.length; i++) {
            probabilities[i] = evaluation.softmax(i);
            self[labels[i]] += probabilities[i][labels[i]] / images[labels[i]].length;
        }
        for (int i = 0; i < labels.length; i++) {
            int predicted = evaluation.predicted(i);
            if (predicted != Evaluation.NO_CLASS
                    && predicted != labels[i]
                    && probabilities[i][predicted] >= self[predicted]) {
                elsewhere[labels[i]]++;
            }
        }
        for (int c = 0; c < classes; c++) {
            elsewhere[c] /= images[c].length;
        }
        return elsewhere;
    }
}
