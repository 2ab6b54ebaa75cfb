package dev.kasus.experiment;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Model;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Runs, and what rules said of them, as experiments meet them. */
public final class Sketch {
    private static final int CLASSES = 10;

    private Sketch() {}

    /** A net of so many convolutions, each with a batch norm behind its activation. */
    public static Recipe recipe(int convolutions, Layer activation, Map<String, Tree> training) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < convolutions; i++) {
            layers.add(new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null));
            layers.add(activation);
            if (i == 0) {
                layers.add(new Layer.Dropout("", 0.2));
            }
            layers.add(new Layer.BatchNorm("", 0.1, 1e-5));
        }
        layers.add(new Layer.Flatten(""));
        layers.add(new Layer.Dense("", 32, true, null));
        layers.add(new Layer.Dropout("", 0.5));
        layers.add(new Layer.Dense("", null, true, null));
        Data data = new Data(
                new Source.Folder("nowhere", null, "path", "label", null, null, null, 0, Source.Broken.SKIP, 100),
                32,
                Data.Color.RGB,
                new Split.Given(),
                Data.Normalization.NONE);
        return new Recipe(
                data,
                new Model(new Init.Normal(0.01), layers),
                TreeReader.read(Tree.Mapping.of(training), Training.class, "test"),
                7,
                1);
    }

    /** A run of a recipe with these accuracies at its end. */
    public static Recording run(Recipe recipe, double train, double validation) {
        Recording.Builder builder = new Recording.Builder().recipe(recipe).provenance(provenance());
        for (int epoch = 1; epoch <= 3; epoch++) {
            builder.scalar(Signals.EPOCH.tag(), epoch * 100L, epoch);
            builder.scalar(Signals.STEP_LOSS.tag(), epoch * 100L, 1);
            builder.scalar(
                    Signals.LEARNING_RATE.tag(), epoch * 100L, recipe.training().learningRate());
            builder.scalar(Signals.TRAIN_LOSS.tag(), epoch * 100L, 1);
            builder.scalar(Signals.EVAL_MODE_TRAIN_ACCURACY.tag(), epoch * 100L, train);
            builder.scalar(Signals.VALIDATION_ACCURACY.tag(), epoch * 100L, validation);
            builder.scalar(Signals.ACCURACY_RUNNING_STATISTICS.tag(), epoch * 100L, validation);
            builder.scalar(Signals.ACCURACY_BATCH_STATISTICS.tag(), epoch * 100L, validation);
            builder.scalar(Signals.ACCURACY_REESTIMATED_STATISTICS.tag(), epoch * 100L, validation);
        }
        return builder.build();
    }

    public static Diagnosis present(String... causes) {
        return new Diagnosis(List.of(causes).stream()
                .map(cause -> new Finding(
                        cause,
                        cause,
                        new Opinion.Present(
                                0.5, List.of(), List.of(), 0, List.of(new Evidence("tag", 0, 0, 1, 1, "Seen."))),
                        EvidenceLevel.OBSERVED,
                        1))
                .toList());
    }

    /** The classes of {@link #classes}; the first is not learnt with the second. */
    static final List<String> NAMES = List.of("dace", "roach", "perch", "pike", "eel");

    /**
     * A run at whose end the first class is separated from the second at an AUC, and each of the others from its most confused class at another.
     *
     * @param trainCount training images of the first class; the others have 100
     * @param pixelGradient of the training images of the first class; everything else is 1
     */
    public static Recording classes(
            Recipe recipe, double unlearned, double others, int trainCount, double pixelGradient) {
        List<Integer> counts = new ArrayList<>(Collections.nCopies(NAMES.size(), 100));
        counts.set(0, trainCount);
        Recording.Builder builder = new Recording.Builder()
                .recipe(recipe)
                .provenance(new Provenance(
                        "kasus",
                        "none",
                        "none",
                        1,
                        "standard",
                        NAMES,
                        counts,
                        Collections.nCopies(NAMES.size(), 50),
                        List.of(),
                        List.of(),
                        List.of(0.25, 0.25, 0.25),
                        "",
                        Map.of()));
        builder.scalar(Signals.EPOCH.tag(), 100, 4);
        for (int c = 0; c < NAMES.size(); c++) {
            String name = NAMES.get(c);
            builder.scalar(Signals.CLASS_AUC.of(name), 100, c == 0 ? unlearned : others);
            builder.scalar(Signals.CLASS_MOST_CONFUSED.of(name), 100, c == 0 ? 1 : 0);
            builder.scalar(Signals.CLASS_PAIRWISE_AUC.of(name), 100, c == 0 ? unlearned : others);
            builder.scalar(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR.of(name), 100, 0.03);
            builder.scalar(Signals.CLASS_TRAIN_CONTRAST.of(name), 0, 1);
            builder.scalar(Signals.CLASS_VALIDATION_CONTRAST.of(name), 0, 1);
            builder.scalar(Signals.CLASS_TRAIN_PIXEL_GRADIENT_RMS.of(name), 0, c == 0 ? pixelGradient : 1);
            builder.scalar(Signals.CLASS_VALIDATION_PIXEL_GRADIENT_RMS.of(name), 0, 1);
        }
        return builder.build();
    }

    private static Provenance provenance() {
        return new Provenance(
                "kasus",
                "none",
                "none",
                1,
                "standard",
                Collections.nCopies(CLASSES, "fish"),
                Collections.nCopies(CLASSES, 100),
                Collections.nCopies(CLASSES, 50),
                List.of(),
                List.of(),
                List.of(),
                "",
                Map.of());
    }
}
