package dev.kasus.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.catalog.Nets;
import dev.kasus.remedy.catalog.Remedies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That no line of Deep Java Library code is invented: the compiler takes all of them. */
class DjlTest {
    /** They change what a user has in code of his own, or what DJL has no name for: their lines are comments. */
    private static final Set<String> COMMENTS_ONLY = Set.of(
            "class-conditional-augmentation",
            "milder-augmentation",
            "linear-output",
            "batch-norm-removed",
            "shallower");

    @Test
    void whatEveryRemedyPrintsCompiles() {
        Set<List<String>> printed = new LinkedHashSet<>();
        Set<String> coded = new HashSet<>();
        Stream.concat(Remedies.all(1e-4, 1e-1).stream(), Remedies.all().stream())
                .forEach(remedy -> treatments(remedy).map(Treatment::djl).forEach(lines -> {
                    printed.add(lines);
                    if (lines.stream().anyMatch(line -> !line.startsWith("//"))) {
                        coded.add(remedy.id());
                    }
                }));
        assertThat(DjlCompiler.messages(printed)).isEmpty();
        assertThat(Remedies.all(1e-4, 1e-1))
                .extracting(Remedy::id)
                .filteredOn(id -> !coded.contains(id))
                .isSubsetOf(COMMENTS_ONLY);
    }

    /** On every net, for a cause that changes no dose and one that changes that of batch norm's momentum. */
    private static Stream<Treatment> treatments(Remedy remedy) {
        List<String> causes = remedy.id().equals("batch-norm-momentum")
                ? List.of("plateau", "batch-norm-small-batch")
                : List.of("plateau");
        return causes.stream()
                .flatMap(cause -> Nets.all().values().stream()
                        .flatMap(recipe -> remedy.treat(recipe, Nets.finding(cause)).stream()));
    }

    @Test
    void everyLayerCompiles() {
        List<Layer> layers = List.of(
                new Layer.Conv("", 16, 3, 2, new Padding.Same(), 2, 1, false, new Init.Orthogonal(1)),
                new Layer.Conv("", 16, 3, 1, new Padding.Pixels(3), 1, 16, true, null),
                new Layer.Conv("", 16, 3, 1, new Padding.Same(), 1, 1, true, -3, true, null),
                new Layer.BatchNorm("", 0.01, 1e-3),
                new Layer.GroupNorm("", 4, 1e-5),
                new Layer.LayerNorm("", 1e-5),
                new Layer.InstanceNorm("", 1e-5),
                new Layer.Relu(""),
                new Layer.LeakyRelu("", 0.1),
                new Layer.Prelu("", 0.25),
                new Layer.Elu("", 1),
                new Layer.Selu(""),
                new Layer.Gelu(""),
                new Layer.Sigmoid(""),
                new Layer.Tanh(""),
                new Layer.ThresholdedRelu("", 1),
                new Layer.SpatialDropout("", 0.2),
                new Layer.Residual("", List.of(new Layer.Relu("")), List.of()),
                new Layer.Residual("", List.of(new Layer.Relu("")), List.of(new Layer.Relu(""))),
                new Layer.MaxPool("", 3, 2, 1),
                new Layer.MaxPool("", 3, 1, 0),
                new Layer.AveragePool("", 2, null, 0),
                new Layer.GlobalAveragePool(""),
                new Layer.LayerNorm("", 1e-5),
                new Layer.Prelu("", 0.25),
                new Layer.Dropout("", 0.5),
                new Layer.Dense("", 10, false, null),
                new Layer.Dense("", null, true, null));
        Recipe recipe = Nets.recipe(layers.toArray(Layer[]::new));
        Architecture net = new Architecture(recipe);
        List<String> lines = new ArrayList<>(new Djl().missing(net.all().toList()));
        net.all().forEach(layer -> lines.add(new Djl().layer(layer, net)));
        assertThat(lines).contains("new GroupNorm(1, 1e-5f, 16, 1, 1)", "new GroupNorm(1, 1e-5f, 16)");
        assertThat(DjlCompiler.messages(List.of(lines))).isEmpty();
    }

    @Test
    void everyOptimizerAtEveryRateCompiles() {
        Set<List<String>> printed = new LinkedHashSet<>();
        for (Optimizer optimizer : List.of(
                new Optimizer.Sgd(0, false),
                new Optimizer.Sgd(0.9, true),
                new Optimizer.Adam(0.5, 0.99, 1e-8),
                new Optimizer.Adamw(0.9, 0.999, 1e-8, 0.05),
                new Optimizer.Rmsprop(0.99, 1e-8, 0.9))) {
            for (Schedule schedule : List.of(
                    new Schedule.Constant(),
                    new Schedule.Cosine(0),
                    new Schedule.Triangular(1e-5, 1e-3, 100),
                    new Schedule.Triangular2(1e-5, 1e-3, 100),
                    new Schedule.ExpRange(1e-5, 1e-3, 100, 0.999),
                    new Schedule.OneCycle(0.01, 0.3, 25, 1e4),
                    new Schedule.KerasDecay(1e-5))) {
                Recipe recipe = Nets.plain()
                        .with(new Edit.All(List.of(
                                TrainingEdits.optimizer(optimizer),
                                TrainingEdits.schedule(schedule),
                                TrainingEdits.number("l2", 5e-4),
                                TrainingEdits.number("clip-value", 0.5))));
                printed.add(new Djl().optimizer(recipe.training()));
            }
        }
        assertThat(printed).hasSize(35);
        assertThat(DjlCompiler.messages(printed)).isEmpty();
    }

    @Test
    void everyInitialisationCompiles() {
        assertThat(DjlCompiler.messages(Stream.of(new Init.HeNormal(), new Init.HeUniform(), new Init.LecunNormal())
                        .map(init -> new Djl().initialize(init))
                        .toList()))
                .isEmpty();
    }

    @Test
    void aLineThatIsInventedIsFound() {
        assertThat(DjlCompiler.messages(List.of(List.of("GroupNorm.builder().build()  // new, behind conv1"))))
                .hasSize(1)
                .allMatch(message -> message.contains("GroupNorm"));
    }
}
