package dev.kasus.torch.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tells from a few numbers of an image which split it is in: mean and standard deviation of each channel, differences of
 * channels, sharpness, and how each corner differs from the image. Two splits of one source cannot be told apart: the
 * cross-validated AUC is 0.5. Images prepared in two ways can.
 */
final class SplitClassifier {
    private static final int FOLDS = 5;
    private static final int CORNER = 6;
    private static final double LEAST_VARIANCE = 1e-9;

    @SuppressWarnings("ArrayRecordComponent")
    private record Sample(double[] features, int label, String group, boolean validation) {}

    /**
     * How well the splits are told apart.
     *
     * @param auc of images that were left out; NaN with too few of either split
     * @param standardError of it, where the images of a group count as one
     */
    record Separation(double auc, double standardError) {}

    private final List<Sample> samples = new ArrayList<>();

    /**
     * Adds an image in the order channels x height x width.
     *
     * @param group that is left out as a whole; empty for an image by itself
     */
    void add(float[] image, int side, int label, String group, boolean validation) {
        samples.add(new Sample(
                features(image, side),
                label,
                group.isEmpty() ? "image " + samples.size() : label + "/" + group,
                validation));
    }

    private static double[] features(float[] image, int side) {
        int channels = image.length / (side * side);
        int corner = Math.max(2, side / CORNER);
        double[] features = new double[channels * 2 + Math.max(0, channels - 1) + 1 + 4 * channels];
        int at = 0;
        double[] means = new double[channels];
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = c * side * side; i < (c + 1) * side * side; i++) {
                sum += image[i];
                squares += (double) image[i] * image[i];
            }
            means[c] = sum / (side * side);
            features[at++] = means[c];
            features[at++] = Math.sqrt(Math.max(0, squares / (side * side) - means[c] * means[c]));
        }
        for (int c = 1; c < channels; c++) {
            features[at++] = means[c] - means[0];
        }
        features[at++] = sharpness(image, side);
        for (int c = 0; c < channels; c++) {
            for (int place = 0; place < 4; place++) {
                int top = place / 2 == 0 ? 0 : side - corner;
                int left = place % 2 == 0 ? 0 : side - corner;
                double sum = 0;
                for (int y = top; y < top + corner; y++) {
                    for (int x = left; x < left + corner; x++) {
                        sum += image[(c * side + y) * side + x];
                    }
                }
                features[at++] = sum / (corner * corner) - means[c];
            }
        }
        return features;
    }

    private static double sharpness(float[] image, int side) {
        double squares = 0;
        for (int i = 0; i < image.length; i++) {
            if ((i + 1) % side != 0) {
                double difference = image[i + 1] - image[i];
                squares += difference * difference;
            }
        }
        return Math.sqrt(squares / image.length);
    }

    /** The separation of all images that were added. Classes that are not in both splits are left out. */
    Separation separation() {
        List<Sample> centred = withinClasses();
        int[] folds = folds(centred);
        double[] scores = new double[centred.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            int[] kept = IntStream.range(0, folds.length)
                    .filter(i -> folds[i] != left)
                    .toArray();
            if (Arrays.stream(kept).noneMatch(i -> centred.get(i).validation())
                    || Arrays.stream(kept).allMatch(i -> centred.get(i).validation())) {
                return new Separation(Double.NaN, Double.NaN);
            }
            score(
                    centred,
                    kept,
                    IntStream.range(0, folds.length)
                            .filter(i -> folds[i] == left)
                            .toArray(),
                    scores);
        }
        return separation(centred, scores);
    }

    /** The mean of a class, halfway between its two splits, says nothing of the splits and is taken away. */
    private List<Sample> withinClasses() {
        Map<Integer, double[][]> sums = new HashMap<>();
        Map<Integer, int[]> counts = new HashMap<>();
        for (Sample sample : samples) {
            int split = sample.validation() ? 1 : 0;
            double[] sum = sums.computeIfAbsent(sample.label(), it -> new double[2][sample.features().length])[split];
            for (int k = 0; k < sum.length; k++) {
                sum[k] += sample.features()[k];
            }
            counts.computeIfAbsent(sample.label(), it -> new int[2])[split]++;
        }
        List<Sample> centred = new ArrayList<>();
        for (Sample sample : samples) {
            int[] count = counts.getOrDefault(sample.label(), new int[2]);
            double[][] sum = sums.get(sample.label());
            if (sum == null || count[0] == 0 || count[1] == 0) {
                continue;
            }
            double[] features = sample.features().clone();
            for (int k = 0; k < features.length; k++) {
                features[k] -= (sum[0][k] / count[0] + sum[1][k] / count[1]) / 2;
            }
            centred.add(new Sample(features, sample.label(), sample.group(), sample.validation()));
        }
        return centred;
    }

    /** Groups of each split go round, in the order in which they come. */
    private static int[] folds(List<Sample> samples) {
        Map<String, Integer> ofGroup = new HashMap<>();
        int[] next = new int[2];
        int[] folds = new int[samples.size()];
        for (int i = 0; i < folds.length; i++) {
            Sample sample = samples.get(i);
            int split = sample.validation() ? 1 : 0;
            folds[i] = ofGroup.computeIfAbsent(split + sample.group(), it -> next[split]++ % FOLDS);
        }
        return folds;
    }

    /** By distance to both means, in units of the spread within a split. */
    private static void score(List<Sample> samples, int[] kept, int[] left, double[] scores) {
        int width = samples.isEmpty() ? 0 : samples.get(0).features().length;
        double[][] means = new double[2][width];
        int[] counts = new int[2];
        for (int i : kept) {
            int split = samples.get(i).validation() ? 1 : 0;
            counts[split]++;
            for (int k = 0; k < width; k++) {
                means[split][k] += samples.get(i).features()[k];
            }
        }
        for (int split = 0; split < 2; split++) {
            for (int k = 0; k < width; k++) {
                means[split][k] /= counts[split];
            }
        }
        double[] variance = new double[width];
        for (int i : kept) {
            double[] mean = means[samples.get(i).validation() ? 1 : 0];
            for (int k = 0; k < width; k++) {
                double off = samples.get(i).features()[k] - mean[k];
                variance[k] += off * off / kept.length;
            }
        }
        for (int i : left) {
            for (int k = 0; k < width; k++) {
                double toTrain = samples.get(i).features()[k] - means[0][k];
                double toValidation = samples.get(i).features()[k] - means[1][k];
                scores[i] += (toTrain * toTrain - toValidation * toValidation) / (variance[k] + LEAST_VARIANCE);
            }
        }
    }

    /** The area under the curve and its standard error (Hanley and McNeil, Radiology 143, 1982). */
    private static Separation separation(List<Sample> samples, double[] scores) {
        Set<String> train = new HashSet<>();
        Set<String> validation = new HashSet<>();
        samples.forEach(sample -> (sample.validation() ? validation : train).add(sample.group()));
        double higher = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length && samples.get(i).validation(); j++) {
                if (!samples.get(j).validation()) {
                    higher += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        double auc = higher / pairs;
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        double variance =
                (auc * (1 - auc) + (validation.size() - 1) * (q1 - auc * auc) + (train.size() - 1) * (q2 - auc * auc))
                        / ((double) train.size() * validation.size());
        return new Separation(auc, Math.sqrt(Math.max(0, variance)));
    }
}
