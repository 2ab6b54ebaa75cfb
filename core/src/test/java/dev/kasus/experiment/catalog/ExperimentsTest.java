package dev.kasus.experiment.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Sketch;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.run.Recording;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every experiment promises. */
class ExperimentsTest {
    private static final Recipe RECIPE = Sketch.recipe(
            3,
            new Layer.Relu(""),
            Map.of(
                    "epochs",
                    Tree.scalar(12L),
                    "batch-size",
                    Tree.scalar(4L),
                    "augmentation",
                    TreeWriter.write(List.of(new Augmentation.Rotation(180, 1, List.of())), List.class),
                    "optimizer",
                    Tree.Mapping.of(Map.of("sgd", Tree.Mapping.of(Map.of("momentum", Tree.scalar(0.99)))))));

    /** Without an unlearned class: a net that learns nothing has none. */
    private static final Diagnosis EVERYTHING = Sketch.present(Rules.all().stream()
            .map(rule -> rule.id())
            .filter(id -> !id.equals("unlearned-class"))
            .toArray(String[]::new));

    static List<Experiment> experiments() {
        return Experiments.all();
    }

    @Test
    void idsAndTitlesAreUnique() {
        assertThat(Experiments.all()).extracting(Experiment::id).doesNotHaveDuplicates();
        assertThat(Experiments.all()).extracting(Experiment::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void eachHasItsPageAndSpeaksOfCausesThatHaveRules(Experiment experiment) {
        assertThat(experiment.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(experiment.about()).endsWith(".");
        assertThat(Path.of("..", "docs", "experiments", experiment.id() + ".md"))
                .content()
                .startsWith("# " + experiment.title() + "\n");
        assertThat(experiment.causes()).isNotEmpty().allSatisfy(Rules::of);
        experiment.causes().forEach(cause -> assertThat(Experiments.of(cause)).contains(experiment));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void aHealthyRunAndAForeignOneAreLeftAlone(Experiment experiment) {
        assertThat(experiment.plan(Sketch.run(RECIPE, 0.99, 0.97), new Diagnosis(List.of())))
                .isEmpty();
        Recording foreign = new Recording.Builder().build();
        assertThat(experiment.plan(foreign, new Diagnosis(List.of()))).isEmpty();
    }

    /** However the runs end: a net that learns nothing, one that learns, one that answers validation alone. */
    @ParameterizedTest
    @MethodSource("experiments")
    void aPlanSaysWhatItExpectsAsksForCheapVariantsAndReadsThem(Experiment experiment) {
        Recording sick = Sketch.run(RECIPE, 0.1, 0.1);
        Optional<Protocol> plan = experiment.plan(sick, EVERYTHING);
        if (plan.isEmpty()) {
            assertThat(experiment.id())
                    .as("nothing to open in a net of ReLUs, and no class is not learnt: ClassExperimentsTest")
                    .isIn(
                            "relu-activations",
                            "augmentation-ablation",
                            "finer-stem",
                            "matched-image-quality",
                            "width-for-class",
                            "class-size-sweep",
                            "without-class-weights",
                            "two-class-training");
            return;
        }
        assertThat(plan.get().expectations())
                .isNotEmpty()
                .allSatisfy(expected -> assertThat(experiment.causes()).contains(expected.cause()));
        for (double accuracy : new double[] {0.1, 0.6, 1}) {
            Map<String, Recording> done = new HashMap<>();
            List<Variant> next = plan.get().next(done);
            while (!next.isEmpty()) {
                for (Variant variant : next) {
                    assertThat(variant.id()).matches("[a-z0-9-]+");
                    assertThat(variant.recipe().shapes(10)).isNotNull();
                    assertThat(done.put(variant.id(), Sketch.run(variant.recipe(), accuracy, accuracy)))
                            .as("each is asked for once")
                            .isNull();
                }
                next = plan.get().next(done);
            }
            assertThat(done).hasSizeLessThanOrEqualTo(plan.get().mostVariants());
            // Of what goes on from the run, the run itself is the control.
            boolean asTheRun = !goesOn(plan.get()) || accuracy <= 0.1;
            assertThat(plan.get().read(done))
                    .allSatisfy(outcome -> assertThat(experiment.causes()).contains(outcome.cause()))
                    .allSatisfy(outcome -> assertThat(outcome.experiment()).isEqualTo(experiment.id()))
                    .allSatisfy(outcome -> assertThat(outcome.severity()).isBetween(0.0, 1.0))
                    .extracting(ExperimentOutcome::bearing)
                    .as("equal runs speak for nothing, but for what needs no run")
                    .allMatch(bearing -> bearing != ExperimentOutcome.Bearing.FOR || done.isEmpty() || !asTheRun);
        }
    }

    private static boolean goesOn(Protocol plan) {
        return plan.next(Map.of()).stream().anyMatch(Variant::goesOn);
    }
}
