package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.torch.network.Floats;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** A linear classifier against gradient descent, number by number in double precision. */
class SoftmaxRegressionTest {
    private static final int COUNT = 90;
    private static final int FEATURES = 5;
    private static final int CLASSES = 3;

    /** Classes that overlap: the mean of a feature or two depends on the class. */
    private static float[] features(SplittableRandom random, double apart) {
        float[] values = new float[COUNT * FEATURES];
        for (int i = 0; i < COUNT; i++) {
            for (int f = 0; f < FEATURES; f++) {
                double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
                values[i * FEATURES + f] = (float) (noise + (f == i % CLASSES ? apart : 0));
            }
        }
        return values;
    }

    private static int[] labels() {
        return IntStream.range(0, COUNT).map(i -> i % CLASSES).toArray();
    }

    @Test
    void theWeightsAreThoseOfTheLeastLoss() {
        float[] inputs = features(new SplittableRandom(1), 0.4);
        for (double penalty : new double[] {0.1, 0.001}) {
            double[] expected = descend(inputs, labels(), penalty);
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                float[] found = Floats.of(SoftmaxRegression.of(CLASSES, FEATURES)
                        .weights(torch.tensor(inputs).view(COUNT, FEATURES), labels(), penalty));
                assertThat(loss(inputs, labels(), penalty, doubles(found)))
                        .isCloseTo(loss(inputs, labels(), penalty, expected), within(1e-6));
                if (penalty == 0.1) {
                    for (int w = 0; w < FEATURES * CLASSES; w++) {
                        assertThat((double) found[w]).isCloseTo(expected[w], within(2e-3));
                    }
                }
            }
        }
    }

    private static double[] doubles(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }

    private static double[] descend(float[] x, int[] labels, double penalty) {
        double[] weights = new double[(FEATURES + 1) * CLASSES];
        for (int round = 0; round < 40_000; round++) {
            double[] gradient = new double[weights.length];
            for (int i = 0; i < COUNT; i++) {
                double[] p = softmax(x, i, weights);
                for (int c = 0; c < CLASSES; c++) {
                    double off = (p[c] - (labels[i] == c ? 1 : 0)) / COUNT;
                    for (int f = 0; f < FEATURES; f++) {
                        gradient[f * CLASSES + c] += off * x[i * FEATURES + f];
                    }
                    gradient[FEATURES * CLASSES + c] += off;
                }
            }
            for (int w = 0; w < weights.length; w++) {
                boolean bias = w >= FEATURES * CLASSES;
                weights[w] -= 0.5 * (gradient[w] + (bias ? 0 : penalty * weights[w]));
            }
        }
        return weights;
    }

    private static double[] softmax(float[] x, int image, double[] weights) {
        double[] p = new double[CLASSES];
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            double logit = weights[FEATURES * CLASSES + c];
            for (int f = 0; f < FEATURES; f++) {
                logit += x[image * FEATURES + f] * weights[f * CLASSES + c];
            }
            p[c] = Math.exp(logit);
            sum += p[c];
        }
        for (int c = 0; c < CLASSES; c++) {
            p[c] /= sum;
        }
        return p;
    }

    private static double loss(float[] x, int[] labels, double penalty, double[] weights) {
        double loss = 0;
        for (int i = 0; i < COUNT; i++) {
            loss -= Math.log(softmax(x, i, weights)[labels[i]]) / COUNT;
        }
        for (int w = 0; w < FEATURES * CLASSES; w++) {
            loss += penalty / 2 * weights[w] * weights[w];
        }
        return loss;
    }

    private static LayerFeatures.Split split(float[] values, int[] labels) {
        return new LayerFeatures.Split(
                FEATURES, values, labels, IntStream.range(0, COUNT).toArray());
    }

    @Test
    void whatIsLinearlySeparableIsSeparatedWhateverTheScale() {
        SplittableRandom random = new SplittableRandom(2);
        float[] train = features(random, 9);
        float[] other = features(random, 9);
        for (int i = 0; i < train.length; i++) {
            train[i] = train[i] * 1e-3f + 50;
            other[i] = other[i] * 1e-3f + 50;
        }
        assertThat(SoftmaxRegression.accuracy(split(train, labels()), split(other, labels()), CLASSES))
                .isEqualTo(1);
    }

    @Test
    void whatSaysNothingIsGuessed() {
        SplittableRandom random = new SplittableRandom(3);
        float[] same = new float[COUNT * FEATURES];
        assertThat(SoftmaxRegression.accuracy(split(same, labels()), split(same, labels()), CLASSES))
                .isCloseTo(1.0 / 3, within(1e-9));
        assertThat(SoftmaxRegression.accuracy(
                        split(features(random, 0), labels()), split(features(random, 0), labels()), CLASSES))
                .isBetween(0.15, 0.55);
    }
}
