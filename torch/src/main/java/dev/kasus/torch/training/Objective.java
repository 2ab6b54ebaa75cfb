package dev.kasus.torch.training;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.Nearest;
import dev.kasus.recipe.training.ClassWeights;
import dev.kasus.recipe.training.Loss;
import dev.kasus.recipe.training.Loss.ClassBalanced;
import dev.kasus.recipe.training.Loss.CrossEntropy;
import dev.kasus.recipe.training.Loss.Focal;
import dev.kasus.recipe.training.Loss.LogitAdjusted;
import dev.kasus.torch.batch.Targets;
import dev.kasus.torch.network.Floats;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/** The loss of a batch as a scalar that gradients flow from; {@link Loss} has the formulas. */
final class Objective {
    private static final long NONE = 0;
    private static final long MEAN = 1;
    private static final long NO_CLASS_IGNORED = -100;
    private static final double LEAST_MISSED = 1e-12;
    private static final double LEAST_WEIGHT = 1e-30;

    private final double gamma;
    private final double smoothing;
    private final @Nullable Tensor weights;
    private final TensorOptional forWeights;
    private final @Nullable Tensor shift;

    /** Whether a batch may have no weight at all; libtorch's own weighted mean is then not a number. */
    private final boolean mayBeWeightless;

    private Objective(double gamma, double smoothing, double @Nullable [] weights, double @Nullable [] shift) {
        this.gamma = gamma;
        this.smoothing = smoothing;
        this.weights = weights == null ? null : Floats.tensor(weights);
        this.forWeights = this.weights == null ? new TensorOptional() : new TensorOptional(this.weights);
        this.mayBeWeightless = weights != null && Arrays.stream(weights).anyMatch(weight -> weight == 0);
        this.shift = shift == null ? null : Floats.tensor(shift);
    }

    /**
     * The objective of a loss.
     *
     * @param classes names in the order of the logits
     * @param counts training images of each class
     */
    static Objective of(Loss loss, List<String> classes, int[] counts) {
        if (loss instanceof CrossEntropy entropy) {
            return new Objective(0, entropy.labelSmoothing(), weights(entropy.weights(), classes, counts), null);
        } else if (loss instanceof Focal focal) {
            return new Objective(focal.gamma(), 0, weights(focal.weights(), classes, counts), null);
        } else if (loss instanceof ClassBalanced balanced) {
            return new Objective(0, 0, effective(balanced.beta(), counts), null);
        }
        double tau = ((LogitAdjusted) loss).tau();
        double total = IntStream.of(counts).sum();
        return new Objective(
                0,
                0,
                null,
                IntStream.of(counts)
                        .mapToDouble(n -> tau * Math.log(Math.max(n, 1) / total))
                        .toArray());
    }

    private static double @Nullable [] weights(ClassWeights weights, List<String> classes, int[] counts) {
        if (weights instanceof ClassWeights.Given given) {
            given.weights().keySet().stream()
                    .filter(name -> !classes.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new BadInput(
                                "the class weights name the class \"" + name + "\", which is not in the data",
                                Nearest.suggest(name, classes));
                    });
            return classes.stream()
                    .mapToDouble(name -> given.weights().getOrDefault(name, 1.0))
                    .toArray();
        } else if (weights instanceof ClassWeights.Balanced) {
            double total = IntStream.of(counts).sum();
            return IntStream.of(counts)
                    .mapToDouble(n -> total / (counts.length * (double) Math.max(n, 1)))
                    .toArray();
        }
        return null;
    }

    private static double[] effective(double beta, int[] counts) {
        double[] raw = IntStream.of(counts)
                .mapToDouble(n -> (1 - beta) / (1 - Math.pow(beta, Math.max(n, 1))))
                .toArray();
        double mean = Arrays.stream(raw).average().orElse(1);
        return Arrays.stream(raw).map(w -> w / mean).toArray();
    }

    /** The mean loss of a batch. */
    Tensor mean(Tensor logits, Targets targets) {
        Tensor adjusted = shift == null ? logits : logits.add(shift);
        Tensor first = targets.labels();
        if (targets.other() == null || targets.share() == null) {
            return gamma == 0 && !mayBeWeightless
                    ? entropy(adjusted, first, MEAN)
                    : weightedMean(each(adjusted, first), weightOf(first));
        }
        Tensor second = targets.other();
        Tensor share = targets.share();
        Tensor rest = share.neg().add(new Scalar(1.0));
        Tensor loss =
                each(adjusted, first).mul(share).add(each(adjusted, second).mul(rest));
        Tensor weightFirst = weightOf(first);
        Tensor weightSecond = weightOf(second);
        Tensor weight = weightFirst == null || weightSecond == null
                ? null
                : weightFirst.mul(share).add(weightSecond.mul(rest));
        return weightedMean(loss, weight);
    }

    /** Weighted loss of each image. */
    private Tensor each(Tensor logits, Tensor labels) {
        return gamma == 0 ? entropy(logits, labels, NONE) : focal(logits, labels);
    }

    private Tensor entropy(Tensor logits, Tensor labels, long reduction) {
        return cross_entropy_loss(logits, labels, forWeights, reduction, NO_CLASS_IGNORED, smoothing);
    }

    private Tensor focal(Tensor logits, Tensor labels) {
        Tensor entropy = cross_entropy_loss(logits, labels, new TensorOptional(), NONE, NO_CLASS_IGNORED, 0);
        // 1 - p. A power below 1 has an infinite slope at 0; the clamp avoids that in the gradient.
        Tensor missed = entropy.neg().expm1().neg().clamp_min(new Scalar(LEAST_MISSED));
        Tensor loss = entropy.mul(missed.pow(new Scalar(gamma)));
        Tensor weight = weightOf(labels);
        return weight == null ? loss : loss.mul(weight);
    }

    private @Nullable Tensor weightOf(Tensor labels) {
        return weights == null ? null : weights.index_select(0, labels);
    }

    private static Tensor weightedMean(Tensor loss, @Nullable Tensor weight) {
        return weight == null ? loss.mean() : loss.sum().div(weight.sum().clamp_min(new Scalar(LEAST_WEIGHT)));
    }
}
