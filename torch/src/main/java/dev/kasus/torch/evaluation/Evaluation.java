package dev.kasus.torch.evaluation;

import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.batch.Normalizer;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The logits of a network on some images.
 *
 * @param classes number of classes
 * @param labels the true class of each image
 * @param logits image by image
 * @param groups a number for the group of each image, such as its track; of its own for an image without one
 */
@SuppressWarnings("ArrayRecordComponent")
public record Evaluation(int classes, int[] labels, float[] logits, int[] groups) {

    private static final int MOST = 256;
    private static final int SIDE = 64;
    private static final int LEAST = 8;
    /** The dimension of an image from left to right. */
    private static final int ACROSS = 3;

    /** The result of {@link #predicted} for an image whose logits are not numbers. */
    static final int NO_CLASS = -1;

    /** Logits on images without groups. */
    Evaluation(int classes, int[] labels, float[] logits) {
        this(classes, labels, logits, IntStream.range(0, labels.length).toArray());
    }

    /** Evaluates a network on images of a set. */
    public static Evaluation of(
            Network network, Batches batches, int[] indices, Normalizer normalizer, ForwardMode mode, int batchSize) {
        return of(network, batches, indices, normalizer, mode, batchSize, false);
    }

    /** The same, for the images or their horizontal flips. */
    public static Evaluation of(
            Network network,
            Batches batches,
            int[] indices,
            Normalizer normalizer,
            ForwardMode mode,
            int batchSize,
            boolean mirrored) {
        int classes = network.classes();
        float[] logits = new float[indices.length * classes];
        int[] labels = new int[indices.length];
        int[] groups = new int[indices.length];
        for (int from = 0; from < indices.length; from += batchSize) {
            int to = Math.min(indices.length, from + batchSize);
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                Tensor images = normalizer.apply(batches.pixels(indices, from, to));
                Tensor shown = mirrored ? images.flip(ACROSS) : images;
                Tensor answer = network.logits(shown, mode).contiguous();
                new FloatPointer(answer.data_ptr()).get(logits, from * classes, (to - from) * classes);
            }
            for (int i = from; i < to; i++) {
                labels[i] = batches.images().label(indices[i]);
                groups[i] = batches.group(indices[i]);
            }
        }
        return new Evaluation(classes, labels, logits, groups);
    }

    /** Images in one forward pass, by their side: fewer of large ones, whose layers' outputs would fill the memory. */
    public static int batch(int side) {
        return Math.max(LEAST, Math.min(MOST, MOST * SIDE * SIDE / (side * side)));
    }

    /** The logits on some of the images. */
    public Evaluation some(int[] images) {
        float[] chosenLogits = new float[images.length * classes];
        int[] chosenLabels = new int[images.length];
        int[] chosenGroups = new int[images.length];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(logits, images[i] * classes, chosenLogits, i * classes, classes);
            chosenLabels[i] = labels[images[i]];
            chosenGroups[i] = groups[images[i]];
        }
        return new Evaluation(classes, chosenLabels, chosenLogits, chosenGroups);
    }

    /** The class with the largest logit, the first of equals; {@link #NO_CLASS} if a logit is not a number. */
    public int predicted(int image) {
        int best = 0;
        for (int c = 0; c < classes; c++) {
            float logit = logits[image * classes + c];
            if (Float.isNaN(logit)) {
                return NO_CLASS;
            }
            best = logit > logits[image * classes + best] ? c : best;
        }
        return best;
    }

    /** Accuracy; NaN without images. */
    public double accuracy() {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += predicted(i) == labels[i] ? 1 : 0;
        }
        return (double) right / labels.length;
    }

    /** Mean cross-entropy; NaN without images. */
    public double loss() {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += logOfSum(i) - logits[i * classes + labels[i]];
        }
        return sum / labels.length;
    }

    /** The probability of each class. */
    public double[] softmax(int image) {
        double logOfSum = logOfSum(image);
        double[] probabilities = new double[classes];
        for (int c = 0; c < classes; c++) {
            probabilities[c] = Math.exp(logits[image * classes + c] - logOfSum);
        }
        return probabilities;
    }

    /** Logarithm of the sum of the logits' exponentials. */
    private double logOfSum(int image) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            largest = Math.max(largest, logits[image * classes + c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += Math.exp(logits[image * classes + c] - largest);
        }
        return largest + Math.log(sum);
    }
}
