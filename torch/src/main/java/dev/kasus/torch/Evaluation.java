package dev.kasus.torch;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A network's answers on some images.
 *
 * @param classes how many
 * @param labels the true class of each image
 * @param logits image by image
 * @param loss mean cross-entropy
 */
@SuppressWarnings("ArrayRecordComponent")
record Evaluation(int classes, int[] labels, float[] logits, double loss) {

    /** Images in one forward pass. */
    static final int BATCH = 256;

    /** Asks a network about images of a set. */
    static Evaluation of(
            Network network, Batches batches, int[] indices, Normalizer normalizer, Pass pass, int batchSize) {
        int classes = 0;
        float[] logits = new float[0];
        int[] labels = new int[indices.length];
        double loss = 0;
        try (NoGradGuard guard = new NoGradGuard()) {
            for (int from = 0; from < indices.length; from += batchSize) {
                int to = Math.min(indices.length, from + batchSize);
                try (PointerScope scope = new PointerScope()) {
                    Tensor images = normalizer.apply(batches.pixels(indices, from, to));
                    Tensor answer = network.logits(images, pass).contiguous();
                    classes = (int) answer.size(1);
                    if (logits.length == 0) {
                        logits = new float[indices.length * classes];
                    }
                    new FloatPointer(answer.data_ptr()).get(logits, from * classes, (to - from) * classes);
                    loss += cross_entropy_loss(answer, batches.labels(indices, from, to))
                                    .item_double()
                            * (to - from);
                }
                for (int i = from; i < to; i++) {
                    labels[i] = batches.images().label(indices[i]);
                }
            }
        }
        return new Evaluation(classes, labels, logits, loss / indices.length);
    }

    /** The class with the largest logit, the first of equals; of logits that are not numbers, class 0. */
    int called(int image) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (logits[image * classes + c] > logits[image * classes + best]) {
                best = c;
            }
        }
        return best;
    }

    double accuracy() {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += called(i) == labels[i] ? 1 : 0;
        }
        return (double) right / labels.length;
    }
}
