package dev.kasus.nets.lint.catalog;

import dev.kasus.nets.lint.Finding;
import dev.kasus.nets.lint.Lint;
import dev.kasus.nets.lint.Subject;
import dev.kasus.nets.lint.ends.ActivationBehindLogits;
import dev.kasus.nets.lint.ends.MissingSoftmax;
import dev.kasus.nets.lint.ends.OneUnitSoftmax;
import dev.kasus.nets.lint.ends.SoftmaxTwice;
import dev.kasus.nets.lint.order.BiasBeforeBatchNorm;
import dev.kasus.nets.lint.order.DropoutBeforeBatchNorm;
import dev.kasus.nets.lint.order.NoActivationBetween;
import dev.kasus.nets.lint.order.NormAfterActivation;
import dev.kasus.nets.lint.order.NormBeforeDropout;
import dev.kasus.nets.lint.order.SaturatingActivations;
import dev.kasus.nets.lint.size.Bottleneck;
import dev.kasus.nets.lint.size.CoarseStem;
import dev.kasus.nets.lint.size.DataMismatch;
import dev.kasus.nets.lint.size.MissingPooling;
import dev.kasus.nets.lint.size.NoRegularization;
import dev.kasus.nets.lint.size.OversizedDenseHead;
import dev.kasus.nets.lint.size.SmallReceptiveField;
import dev.kasus.nets.lint.size.TooManyParameters;
import dev.kasus.nets.lint.size.TooSmallForClasses;
import dev.kasus.nets.lint.weights.BatchNormAtStart;
import dev.kasus.nets.lint.weights.DeadUnits;
import dev.kasus.nets.lint.weights.DuplicateFilters;
import dev.kasus.nets.lint.weights.NonFiniteWeights;
import dev.kasus.nets.lint.weights.UnfitInitializer;
import java.util.Comparator;
import java.util.List;

/** Every lint; a page of each is in {@code docs/lint}. */
public final class Lints {
    private static final List<Lint> ALL = List.of(
            new OneUnitSoftmax(),
            new SoftmaxTwice(),
            new MissingSoftmax(),
            new ActivationBehindLogits(),
            new NoActivationBetween(),
            new SaturatingActivations(),
            new DropoutBeforeBatchNorm(),
            new NormBeforeDropout(),
            new NormAfterActivation(),
            new BiasBeforeBatchNorm(),
            new CoarseStem(),
            new MissingPooling(),
            new SmallReceptiveField(),
            new Bottleneck(),
            new TooSmallForClasses(),
            new OversizedDenseHead(),
            new NoRegularization(),
            new TooManyParameters(),
            new DataMismatch(),
            new UnfitInitializer(),
            new NonFiniteWeights(),
            new DeadUnits(),
            new DuplicateFilters(),
            new BatchNormAtStart());

    private Lints() {}

    /** All of them, in reading order. */
    public static List<Lint> all() {
        return ALL;
    }

    /** What a lint found. */
    public record Found(Lint lint, Finding finding) {}

    /** What there is in a network, the worst first. */
    public static List<Found> of(Subject subject) {
        return ALL.stream()
                .flatMap(lint -> lint.look(subject).map(finding -> new Found(lint, finding)).stream())
                .sorted(Comparator.comparing(found -> found.finding().severity()))
                .toList();
    }
}
