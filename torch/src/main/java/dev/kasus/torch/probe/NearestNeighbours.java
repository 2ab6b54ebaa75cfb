package dev.kasus.torch.probe;

import java.util.Arrays;
import java.util.stream.IntStream;

/** k-NN impurity and silhouette of classes in the features of a net. */
final class NearestNeighbours {
    private static final int NEAREST = 5;

    private final float[][] features;
    private final int[] labels;

    /** Between images with so many features each, and a class each. */
    NearestNeighbours(float[][] features, int[] labels) {
        this.features = features;
        this.labels = labels;
    }

    /**
     * The mixture of two classes, measured on equally many images of both.
     *
     * @param impurity share of the five nearest neighbours of an image that are of the other class; 0.5 if fully mixed
     * @param silhouette (distance to the nearest of the other class - distance to the nearest of its own) / the
     *     larger of the two, the mean over images: from -1 to 1, 0 if the two are mixed
     */
    record Mixture(double impurity, double silhouette) {
        static final Mixture UNKNOWN = new Mixture(Double.NaN, Double.NaN);
    }

    /** The mixture of a class with another; unknown where either has fewer than two images. */
    Mixture mixture(int one, int other) {
        int[] own = members(one);
        int[] confusedClasses = members(other);
        int count = Math.min(own.length, confusedClasses.length);
        if (count < 2) {
            return Mixture.UNKNOWN;
        }
        double mixed = 0;
        double margins = 0;
        for (int i = 0; i < count; i++) {
            double[] toOwn = new double[count - 1];
            double[] toOther = new double[count];
            for (int j = 0, filled = 0; j < count; j++) {
                if (j != i) {
                    toOwn[filled++] = distance(own[i], own[j]);
                }
                toOther[j] = distance(own[i], confusedClasses[j]);
            }
            Arrays.sort(toOwn);
            Arrays.sort(toOther);
            mixed += othersAmongNearest(toOwn, toOther);
            double larger = Math.max(toOwn[0], toOther[0]);
            margins += larger == 0 ? 0 : (toOther[0] - toOwn[0]) / larger;
        }
        return new Mixture(mixed / count, margins / count);
    }

    /** At equal distances neighbours of both classes alternate, so that equal features count as mixed. */
    private static double othersAmongNearest(double[] toOwn, double[] toOther) {
        int most = Math.min(NEAREST, toOwn.length);
        int own = 0;
        int confusedClasses = 0;
        while (own + confusedClasses < most) {
            boolean even = own < toOwn.length && toOther[confusedClasses] == toOwn[own];
            boolean nearer =
                    own == toOwn.length || toOther[confusedClasses] < toOwn[own] || (even && confusedClasses <= own);
            if (nearer) {
                confusedClasses++;
            } else {
                own++;
            }
        }
        return (double) confusedClasses / most;
    }

    private int[] members(int label) {
        return IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    }

    private double distance(int one, int other) {
        float[] a = features[one];
        float[] b = features[other];
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
