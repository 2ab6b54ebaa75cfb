package dev.kasus.remedy.catalog;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.message.BadInput;
import dev.kasus.message.Extensions;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Nearest;
import dev.kasus.remedy.CauseRemedies;
import dev.kasus.remedy.LearningRateRange;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.architecture.ActivationInsertion;
import dev.kasus.remedy.architecture.ActivationSwap;
import dev.kasus.remedy.architecture.BlockPooling;
import dev.kasus.remedy.architecture.Depth;
import dev.kasus.remedy.architecture.FinerStem;
import dev.kasus.remedy.architecture.GlobalPooling;
import dev.kasus.remedy.architecture.Initialization;
import dev.kasus.remedy.architecture.LinearOutput;
import dev.kasus.remedy.architecture.ResidualConnections;
import dev.kasus.remedy.architecture.WideEnough;
import dev.kasus.remedy.architecture.Width;
import dev.kasus.remedy.data.ClassAwareSampling;
import dev.kasus.remedy.data.ClassLoss;
import dev.kasus.remedy.data.FlipAndShift;
import dev.kasus.remedy.data.GroupSplit;
import dev.kasus.remedy.data.HigherResolution;
import dev.kasus.remedy.data.MilderAugmentation;
import dev.kasus.remedy.data.MoreImages;
import dev.kasus.remedy.data.QualityAugmentation;
import dev.kasus.remedy.data.SparedAugmentation;
import dev.kasus.remedy.normalization.BatchNormInsertion;
import dev.kasus.remedy.normalization.BatchNormMomentum;
import dev.kasus.remedy.normalization.BatchNormMove;
import dev.kasus.remedy.normalization.BatchNormRemoval;
import dev.kasus.remedy.normalization.FrozenStatistics;
import dev.kasus.remedy.normalization.ImageNormalization;
import dev.kasus.remedy.normalization.InputNormalization;
import dev.kasus.remedy.normalization.NormSwap;
import dev.kasus.remedy.normalization.ReestimatedStatistics;
import dev.kasus.remedy.normalization.WeightStandardization;
import dev.kasus.remedy.optimization.CyclicalRate;
import dev.kasus.remedy.optimization.DecoupledDecay;
import dev.kasus.remedy.optimization.GradientClipping;
import dev.kasus.remedy.optimization.KerasRateDecay;
import dev.kasus.remedy.optimization.LargerBatch;
import dev.kasus.remedy.optimization.LearningRateStep;
import dev.kasus.remedy.optimization.LongerTraining;
import dev.kasus.remedy.optimization.OneCycleRate;
import dev.kasus.remedy.optimization.OptimizerChange;
import dev.kasus.remedy.optimization.RangeTestedRate;
import dev.kasus.remedy.optimization.StoppingEarly;
import dev.kasus.remedy.optimization.UnitRecycling;
import dev.kasus.remedy.regularization.BlockDropout;
import dev.kasus.remedy.regularization.DropoutMove;
import dev.kasus.remedy.regularization.HeadDropout;
import dev.kasus.remedy.regularization.LabelSmoothing;
import dev.kasus.remedy.regularization.LessRegularization;
import dev.kasus.remedy.regularization.MixedImages;
import dev.kasus.remedy.regularization.WeightPenalty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All remedies, in reading order: activations and gradients, learning rate and training length, batch norm, dropout,
 * regularisation, architecture, single classes. {@code CauseRemedies} lists them by cause.
 */
public final class Remedies {
    private static final List<Remedy> OWN = List.of(
            ActivationSwap.relu(),
            ActivationSwap.leakyRelu(),
            ActivationSwap.prelu(),
            ActivationSwap.elu(),
            ActivationSwap.selu(),
            ActivationSwap.thresholdedRelu(),
            new UnitRecycling(),
            new ActivationInsertion(),
            new LinearOutput(),
            Initialization.heNormal(),
            Initialization.heUniform(),
            new ResidualConnections(),
            new InputNormalization(),
            new ImageNormalization(),
            GradientClipping.byNorm(),
            GradientClipping.byValue(),
            LearningRateStep.lower(),
            LearningRateStep.higher(),
            CyclicalRate.triangular(null),
            CyclicalRate.triangular2(null),
            CyclicalRate.expRange(null),
            new OneCycleRate(null),
            new LongerTraining(),
            OptimizerChange.momentum(),
            OptimizerChange.lowerMomentum(),
            OptimizerChange.nesterov(),
            NormSwap.group(),
            NormSwap.layer(),
            new WeightStandardization(),
            new BatchNormMove(),
            new BatchNormRemoval(),
            new BatchNormInsertion(),
            new BatchNormMomentum(),
            new ReestimatedStatistics(),
            new FrozenStatistics(),
            new LargerBatch(),
            DropoutMove.afterBlock(),
            DropoutMove.beforeHead(),
            new HeadDropout(),
            new BlockDropout(),
            WeightPenalty.l2(),
            new DecoupledDecay(),
            new KerasRateDecay(),
            WeightPenalty.l1(),
            new MoreImages(),
            new FlipAndShift(),
            MixedImages.mixup(),
            MixedImages.cutmix(),
            new LabelSmoothing(),
            new LessRegularization(),
            new StoppingEarly(),
            new GlobalPooling(),
            new BlockPooling(),
            Width.narrower(),
            Width.wider(),
            new WideEnough(),
            Depth.shallower(),
            Depth.deeper(),
            new FinerStem(),
            new HigherResolution(),
            new MilderAugmentation(),
            new SparedAugmentation(),
            new QualityAugmentation(),
            new GroupSplit(),
            new ClassAwareSampling(),
            ClassLoss.balanced(),
            ClassLoss.effectiveNumber(),
            ClassLoss.focal(),
            ClassLoss.logitAdjustment());

    /** Of others on the class path; one whose id is taken is left out. */
    private static final Extensions<Remedy> FOREIGN = foreign();

    private static final List<Remedy> UNMEASURED =
            Stream.concat(OWN.stream(), FOREIGN.found().stream()).toList();

    private Remedies() {}

    private static Extensions<Remedy> foreign() {
        Extensions<Remedy> all = Extensions.of(Remedy.class);
        Set<String> ids = new HashSet<>(OWN.stream().map(Remedy::id).toList());
        List<Remedy> found = new ArrayList<>();
        List<String> problems = new ArrayList<>(all.problems());
        for (Remedy remedy : all.found()) {
            if (ids.add(remedy.id())) {
                found.add(remedy);
            } else {
                problems.add("the remedy " + remedy.getClass().getName() + " was left out: another remedy has the id \""
                        + remedy.id() + "\"");
            }
        }
        return new Extensions<>(found, problems);
    }

    /** What of others' remedies was left out and why, a sentence each. */
    public static List<String> problems() {
        return FOREIGN.problems();
    }

    /** The ids of what is tried for a cause: Kasus's own, best-suited first, then those of others. */
    private static List<String> ids(String cause) {
        return Stream.concat(
                        CauseRemedies.remedies(cause).stream(),
                        FOREIGN.found().stream()
                                .filter(remedy -> remedy.cures().contains(cause))
                                .map(Remedy::id))
                .toList();
    }

    /** All that need no measurement first, and behind them those of others on the class path. */
    public static List<Remedy> all() {
        return UNMEASURED;
    }

    /**
     * All remedies, with learning rates from a range test.
     *
     * @param base the lowest effective rate
     * @param max the highest safe rate
     */
    public static List<Remedy> all(double base, double max) {
        LearningRateRange rates = new LearningRateRange(base, max);
        List<Remedy> measured = List.of(
                new RangeTestedRate(rates),
                CyclicalRate.triangular(rates),
                CyclicalRate.triangular2(rates),
                CyclicalRate.expRange(rates),
                new OneCycleRate(rates));
        Set<String> ids = new HashSet<>(measured.stream().map(Remedy::id).toList());
        return Stream.concat(measured.stream(), UNMEASURED.stream().filter(remedy -> !ids.contains(remedy.id())))
                .toList();
    }

    /** The remedy of an id, such as {@code leaky-relu}. */
    public static Remedy of(String id) {
        return UNMEASURED.stream()
                .filter(remedy -> remedy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "there is no remedy \"" + id + "\"",
                        Nearest.suggest(id, UNMEASURED.stream().map(Remedy::id).toList())));
    }

    /** The ids of the causes that a remedy is tried for, by its id; none for what is no remedy, such as a placebo. */
    public static List<String> cures(String id) {
        return FOREIGN.found().stream()
                .filter(remedy -> remedy.id().equals(id))
                .findFirst()
                .map(Remedy::cures)
                .orElseGet(() -> CauseRemedies.causes(id));
    }

    /** The remedies for a cause, best-suited first; empty if there are none or the cause is unknown. */
    public static List<Remedy> forCause(String cause) {
        return ids(cause).stream()
                .flatMap(id -> UNMEASURED.stream().filter(remedy -> remedy.id().equals(id)))
                .toList();
    }

    /** Whether a remedy for something that is present takes its dose from a learning-rate range test. */
    public static boolean areDosedByRangeTest(Diagnosis diagnosis) {
        return diagnosis.present().stream()
                .anyMatch(finding -> CauseRemedies.remedies(finding.id()).contains("learning-rate-from-range-test"));
    }

    /** {@link #proposals(Recipe, Diagnosis, List)} from {@link #all()}. */
    public static List<Treatment> proposals(Recipe recipe, Diagnosis diagnosis) {
        return proposals(recipe, diagnosis, UNMEASURED);
    }

    /**
     * Treatments for all that is present, best-suited first: the best for the first finding; then the second for it and the best
     * for the second finding; and so on along the diagonals. No remedy twice, no recipe twice.
     */
    public static List<Treatment> proposals(Recipe recipe, Diagnosis diagnosis, List<Remedy> remedies) {
        List<List<Treatment>> byFinding = diagnosis.present().stream()
                .map(finding -> proposals(recipe, finding, remedies))
                .toList();
        int longest = byFinding.stream().mapToInt(List::size).max().orElse(0);
        List<Treatment> proposals = new ArrayList<>();
        Set<String> given = new HashSet<>();
        Set<Recipe> tried = new HashSet<>();
        for (int diagonal = 0; diagonal < longest + byFinding.size(); diagonal++) {
            for (int i = 0; i < byFinding.size(); i++) {
                int place = diagonal - i;
                if (place < 0 || place >= byFinding.get(i).size()) {
                    continue;
                }
                Treatment treatment = byFinding.get(i).get(place);
                if (!given.contains(treatment.remedy().id()) && tried.add(recipe.with(treatment.edit()))) {
                    given.add(treatment.remedy().id());
                    proposals.add(treatment);
                }
            }
        }
        return proposals;
    }

    /** Treatments for one finding, best-suited first. */
    public static List<Treatment> proposals(Recipe recipe, Finding finding, List<Remedy> remedies) {
        return ids(finding.id()).stream()
                .flatMap(id -> remedies.stream().filter(remedy -> remedy.id().equals(id)))
                .flatMap(remedy -> remedy.treat(recipe, finding).stream())
                .toList();
    }
}
