package dev.kasus.torch.probe;

import dev.kasus.census.Folds;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A linear softmax classifier of features: mean cross-entropy plus half a penalty times the squared weights, minimised
 * over all images at once by L-BFGS (Nocedal and Wright, Numerical Optimization, 7.2). The penalty is the one with the lowest loss on a
 * quarter of the training images that is left out to choose it.
 */
final class SoftmaxRegression {
    /** From strong to weak; for images whose features have a mean square of 1 together. */
    private static final double[] PENALTIES = {1e-1, 1e-2, 1e-3, 1e-4, 1e-5};

    private static final int FOLDS = 4;
    private static final int MOST_ITERATIONS = 200;
    private static final int MEMORY = 10;
    private static final double FLAT = 1e-4;
    private static final double ARMIJO = 1e-4;
    private static final int HALVINGS = 20;
    /** Losses in 32-bit floats differ by as much from what they are. */
    private static final double ROUNDING = 1e-6;

    private static final double TINY = 1e-6;

    private final int classes;
    private final int features;

    private SoftmaxRegression(int classes, int features) {
        this.classes = classes;
        this.features = features;
    }

    /** Accuracy on other images of a classifier that is fitted to some. */
    static double accuracy(LayerFeatures.Split train, LayerFeatures.Split validation, int classes) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor raw = train.tensor();
            Tensor mean = raw.mean(new long[] {0});
            Tensor centred = raw.sub(mean);
            Tensor std = centred.square().mean(new long[] {0}).sqrt();
            // A feature that is the same in all images says nothing.
            Tensor scale = std.add(new Scalar(TINY))
                    .reciprocal()
                    .mul(std.gt(new Scalar(TINY)))
                    .div(new Scalar(Math.sqrt(train.features())));
            Tensor inputs = centred.mul(scale);
            SoftmaxRegression fit = new SoftmaxRegression(classes, train.features());
            Tensor weights = fit.weights(inputs, train.labels(), fit.penalty(inputs, train.labels(), train.groups()));
            Tensor answers = fit.logits(validation.tensor().sub(mean).mul(scale), weights);
            return answers.argmax(new LongOptional(1), false)
                    .eq(torch.tensor(longs(validation.labels())))
                    .to(torch.ScalarType.Double)
                    .mean()
                    .item_double();
        }
    }

    private static long[] longs(int[] numbers) {
        return Arrays.stream(numbers).asLongStream().toArray();
    }

    /** The penalty with the lowest loss on images that are left out; no group is divided. */
    private double penalty(Tensor inputs, int[] labels, int[] groups) {
        int[] folds = Folds.of(
                Arrays.stream(labels).mapToObj(Integer::toString).toList(),
                Arrays.stream(groups).mapToObj(Integer::toString).toList(),
                FOLDS,
                0);
        int[] kept = IntStream.range(0, folds.length).filter(i -> folds[i] != 0).toArray();
        int[] left = IntStream.range(0, folds.length).filter(i -> folds[i] == 0).toArray();
        if (kept.length == 0 || left.length == 0) {
            return PENALTIES[0];
        }
        Tensor fitted = inputs.index_select(0, torch.tensor(longs(kept)));
        Tensor asked = inputs.index_select(0, torch.tensor(longs(left)));
        Tensor truth =
                torch.tensor(longs(Arrays.stream(left).map(i -> labels[i]).toArray()));
        int[] known = Arrays.stream(kept).map(i -> labels[i]).toArray();
        double best = PENALTIES[0];
        double lowest = Double.POSITIVE_INFINITY;
        Tensor weights = start();
        for (double penalty : PENALTIES) {
            weights = minimum(fitted, oneHot(known), penalty, weights);
            double loss =
                    torch.cross_entropy_loss(logits(asked, weights), truth).item_double();
            if (loss >= lowest) {
                break;
            }
            lowest = loss;
            best = penalty;
        }
        return best;
    }

    /** The weights of least loss, features x classes and then a bias for each class, in one row. */
    Tensor weights(Tensor inputs, int[] labels, double penalty) {
        return minimum(inputs, oneHot(labels), penalty, start());
    }

    /** A classifier that is fitted to inputs of a given size. */
    static SoftmaxRegression of(int classes, int features) {
        return new SoftmaxRegression(classes, features);
    }

    private Tensor start() {
        return torch.zeros((long) (features + 1) * classes);
    }

    private Tensor oneHot(int[] labels) {
        return torch.one_hot(torch.tensor(longs(labels)), classes).to(torch.ScalarType.Float);
    }

    private Tensor slopes(Tensor weights) {
        return weights.narrow(0, 0, (long) features * classes).view(features, classes);
    }

    private Tensor logits(Tensor inputs, Tensor weights) {
        return inputs.matmul(slopes(weights)).add(weights.narrow(0, (long) features * classes, classes));
    }

    /** Loss and gradient at some weights. */
    private record Look(double loss, Tensor gradient) {}

    private Look look(Tensor inputs, Tensor targets, double penalty, Tensor weights) {
        Tensor gradient = torch.empty_like(weights);
        try (PointerScope scope = new PointerScope()) {
            Tensor logs = torch.log_softmax(logits(inputs, weights), 1);
            Tensor slopes = slopes(weights);
            double loss = -logs.mul(targets).sum().item_double() / inputs.size(0)
                    + penalty / 2 * slopes.square().sum().item_double();
            Tensor off = logs.exp().sub(targets).div(new Scalar((double) inputs.size(0)));
            slopes(gradient).copy_(inputs.t().matmul(off).add(slopes.mul(new Scalar(penalty))));
            gradient.narrow(0, (long) features * classes, classes).copy_(off.sum(new long[] {0}));
            return new Look(loss, gradient);
        }
    }

    /** A step and the change of the gradient that came with it. */
    private record Pair(Tensor step, Tensor change, double product) {}

    private Tensor minimum(Tensor inputs, Tensor targets, double penalty, Tensor start) {
        Deque<Pair> pairs = new ArrayDeque<>();
        Tensor weights = start;
        Look here = look(inputs, targets, penalty, weights);
        for (int i = 0; i < MOST_ITERATIONS && here.gradient().norm().item_double() > FLAT; i++) {
            Tensor direction = direction(here.gradient(), pairs);
            double slope = direction.dot(here.gradient()).item_double();
            double length = 1;
            Tensor next = weights.add(direction);
            Look there = look(inputs, targets, penalty, next);
            int halved = 0;
            while (!(there.loss() <= here.loss() + ARMIJO * length * slope + ROUNDING * here.loss())
                    && halved++ < HALVINGS) {
                length /= 2;
                next = weights.add(direction.mul(new Scalar(length)));
                there = look(inputs, targets, penalty, next);
            }
            if (halved > HALVINGS) {
                return weights;
            }
            Tensor step = next.sub(weights);
            Tensor change = there.gradient().sub(here.gradient());
            double product = step.dot(change).item_double();
            if (product > 0) {
                pairs.addLast(new Pair(step, change, product));
                if (pairs.size() > MEMORY) {
                    pairs.removeFirst();
                }
            }
            weights = next;
            here = there;
        }
        return weights;
    }

    /** The gradient, turned round and divided by the curvature that the last steps have met. */
    private static Tensor direction(Tensor gradient, Deque<Pair> pairs) {
        Tensor direction = gradient.neg();
        double[] shares = new double[pairs.size()];
        int i = pairs.size();
        for (Iterator<Pair> newestFirst = pairs.descendingIterator(); newestFirst.hasNext(); ) {
            Pair pair = newestFirst.next();
            shares[--i] = pair.step().dot(direction).item_double() / pair.product();
            direction = direction.sub(pair.change().mul(new Scalar(shares[i])));
        }
        if (!pairs.isEmpty()) {
            Pair newest = pairs.getLast();
            direction = direction.mul(
                    new Scalar(newest.product() / newest.change().square().sum().item_double()));
        }
        for (Pair pair : pairs) {
            double share = pair.change().dot(direction).item_double() / pair.product();
            direction = direction.add(pair.step().mul(new Scalar(shares[i++] - share)));
        }
        return direction;
    }
}
