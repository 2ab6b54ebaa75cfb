package dev.kasus.torch.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A classifier that sees only the image border: the mean and standard deviation of each channel in the four edge
 * strips, an eighth of the side wide. It predicts the class with the nearest mean, in units of the standard
 * deviation inside classes (linear discriminant with a diagonal covariance).
 */
final class BorderClassifier {
    private static final int STRIP = 8;
    private static final int FOLDS = 5;

    private final int classes;
    private final List<double[]> features = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();

    BorderClassifier(int classes) {
        this.classes = classes;
    }

    /**
     * Adds an image in the order channels x height x width.
     *
     * @param group that is left out as a whole in cross-validation; empty for an image by itself
     */
    void add(float[] image, int side, int label, String group) {
        int strip = Math.max(1, side / STRIP);
        int channels = image.length / (side * side);
        double[] found = new double[channels * 4 * 2];
        int at = 0;
        for (int channel = 0; channel < channels; channel++) {
            int start = channel * side * side;
            at = strip(image, start, side, 0, strip, 0, side, found, at);
            at = strip(image, start, side, side - strip, side, 0, side, found, at);
            at = strip(image, start, side, 0, side, 0, strip, found, at);
            at = strip(image, start, side, 0, side, side - strip, side, found, at);
        }
        features.add(found);
        labels.add(label);
        groups.add(group.isEmpty() ? "image " + groups.size() : group);
    }

    private static int strip(
            float[] image, int start, int side, int top, int bottom, int left, int right, double[] found, int at) {
        double sum = 0;
        double squares = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double value = image[start + y * side + x];
                sum += value;
                squares += value * value;
            }
        }
        int count = (bottom - top) * (right - left);
        found[at] = sum / count;
        found[at + 1] = Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
        return at + 2;
    }

    /** Accuracy on its own images, a fifth of the groups at a time being left out; NaN with fewer groups. */
    double crossValidated() {
        List<String> distinct = groups.stream().distinct().toList();
        if (distinct.size() < FOLDS) {
            return Double.NaN;
        }
        Map<String, Integer> folds = new HashMap<>();
        distinct.forEach(group -> folds.put(group, folds.size() % FOLDS));
        double right = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            BorderClassifier kept = new BorderClassifier(classes);
            BorderClassifier left = new BorderClassifier(classes);
            for (int i = 0; i < features.size(); i++) {
                BorderClassifier part = Objects.equals(folds.get(groups.get(i)), fold) ? left : kept;
                part.features.add(features.get(i));
                part.labels.add(labels.get(i));
            }
            right += kept.accuracy(left) * left.features.size();
        }
        return right / features.size();
    }

    /** Accuracy on the images of another instance; NaN without images of either. */
    double accuracy(BorderClassifier test) {
        if (features.isEmpty() || test.features.isEmpty()) {
            return Double.NaN;
        }
        int width = features.get(0).length;
        double[][] means = new double[classes][width];
        int[] counts = new int[classes];
        for (int i = 0; i < features.size(); i++) {
            counts[labels.get(i)]++;
            for (int k = 0; k < width; k++) {
                means[labels.get(i)][k] += features.get(i)[k];
            }
        }
        for (int c = 0; c < classes; c++) {
            for (int k = 0; k < width; k++) {
                means[c][k] /= Math.max(1, counts[c]);
            }
        }
        double[] variance = new double[width];
        for (int i = 0; i < features.size(); i++) {
            for (int k = 0; k < width; k++) {
                double off = features.get(i)[k] - means[labels.get(i)][k];
                variance[k] += off * off / features.size();
            }
        }
        int right = 0;
        for (int i = 0; i < test.features.size(); i++) {
            right += nearest(test.features.get(i), means, counts, variance) == test.labels.get(i) ? 1 : 0;
        }
        return (double) right / test.features.size();
    }

    private static int nearest(double[] image, double[][] means, int[] counts, double[] variance) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < means.length; c++) {
            double distance = 0;
            for (int k = 0; k < image.length; k++) {
                double off = image[k] - means[c][k];
                distance += off * off / (variance[k] + 1e-9);
            }
            if (counts[c] > 0 && distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }
}
