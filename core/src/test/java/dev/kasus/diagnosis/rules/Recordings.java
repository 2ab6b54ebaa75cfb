package dev.kasus.diagnosis.rules;

import dev.kasus.recipe.Edit;
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
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sketches recordings for tests: epochs of 100 steps, ten classes, 100 training and 50 validation images of each. */
final class Recordings {
    static final int STEPS = 100;
    private static final int CLASSES = 10;
    /** What a net has that ignores its input: ln 10. */
    static final double CHANCE = Math.log(CLASSES);

    private final Recording.Builder builder = new Recording.Builder();
    private @Nullable Recipe recipe;
    private int completed;
    private int stepsPerEpoch = STEPS;

    /** A run of ours: so many convolutions, each with an activation of its own behind it, and a dense layer at the end. */
    static Recordings run(int convolutions, Layer activation) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < convolutions; i++) {
            layers.add(new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null));
            layers.add(activation);
        }
        layers.add(new Layer.Flatten(""));
        layers.add(new Layer.Dense("", null, true, null));
        return of(layers);
    }

    /** A run of ours of a net of these layers. */
    static Recordings of(List<Layer> layers) {
        Recordings sketch = new Recordings();
        sketch.recipe = recipe(layers);
        sketch.builder.recipe(sketch.recipe);
        sketch.builder.provenance(provenance(50));
        return sketch;
    }

    /** A net with these layers between a convolution and the last dense layer. */
    static Recordings between(Layer... middle) {
        List<Layer> layers =
                new ArrayList<>(List.of(new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null)));
        layers.addAll(List.of(middle));
        layers.addAll(List.of(new Layer.Flatten(""), new Layer.Dense("", null, true, null)));
        return of(layers);
    }

    /** The accuracy that it reaches in validation under each kind of statistics of its batch norms. */
    Recordings validates(double running, double batch, double reestimated) {
        return epochs(Signals.ACCURACY_RUNNING_STATISTICS, 0.1, running, running, running)
                .epochs(Signals.ACCURACY_BATCH_STATISTICS, 0.1, batch, batch, batch)
                .epochs(Signals.ACCURACY_REESTIMATED_STATISTICS, 0.1, reestimated, reestimated, reestimated);
    }

    /** The same run of the recipe with a key set. */
    Recordings set(String path, Object value) {
        Tree tree = value instanceof Map<?, ?> map ? Tree.Mapping.of(trees(map)) : Tree.scalar(value);
        recipe = Objects.requireNonNull(recipe).with(new Edit.Set(path, tree));
        builder.recipe(recipe);
        return this;
    }

    private static Map<String, Tree> trees(Map<?, ?> map) {
        Map<String, Tree> trees = new LinkedHashMap<>();
        map.forEach((key, value) -> trees.put(
                (String) key, value instanceof Map<?, ?> inner ? Tree.Mapping.of(trees(inner)) : Tree.scalar(value)));
        return trees;
    }

    /** The same run with these augmentations. */
    Recordings augmented(List<Augmentation> augmentation) {
        recipe = Objects.requireNonNull(recipe)
                .with(new Edit.Set("training.augmentation", TreeWriter.write(augmentation, List.class)));
        builder.recipe(recipe);
        return this;
    }

    /** A value before the first step. */
    Recordings start(String tag, double value) {
        builder.scalar(tag, 0, value);
        return this;
    }

    /** A net that fits its training images in five epochs and answers validation images so much worse. */
    Recordings gap(double gap) {
        return learns().epochs(Signals.VALIDATION_ACCURACY, 0.5, 0.8 - gap, 0.9 - gap, 0.96 - gap, 0.99 - gap);
    }

    /** The classes of {@link #classes}. */
    static final List<String> NAMES = List.of("dace", "roach", "perch", "pike", "eel");

    /**
     * A net that has learnt five classes, of which the first two are separated from each other with this area under
     * the ROC curve, dace from all others with 0.05 more.
     */
    static Recordings classes(double pairwiseAuc) {
        return run(3, new Layer.Relu("")).learns().classes(pairwiseAuc, Collections.nCopies(NAMES.size(), 100));
    }

    /** The same with so many training images of each class. */
    Recordings classes(double pairwiseAuc, List<Integer> trainCounts) {
        counts(trainCounts, Collections.nCopies(NAMES.size(), 50));
        for (int c = 0; c < NAMES.size(); c++) {
            String name = NAMES.get(c);
            boolean pair = c < 2;
            epochs(Signals.CLASS_AUC, name, 0.5, c == 0 ? Math.min(1, pairwiseAuc + 0.05) : 0.97)
                    .epochs(Signals.CLASS_MOST_CONFUSED, name, c == 0 ? 1 : 0, c == 0 ? 1 : 0)
                    .epochs(Signals.CLASS_PAIRWISE_AUC, name, 0.5, pair ? pairwiseAuc : 0.97)
                    .epochs(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR, name, 0.05, 0.05)
                    .epochs(Signals.CLASS_CONFIDENT_ERRORS, name, 0.02, 0.02);
        }
        return this;
    }

    /** Of the classes of {@link #classes} this one has the given recall, the others 0.9. */
    Recordings called(String name, double recall) {
        NAMES.forEach(it -> epochs(Signals.CLASS_RECALL, it, 0.9, it.equals(name) ? recall : 0.9));
        return this;
    }

    /** So many images of each of the classes of {@link #classes}. */
    Recordings counts(List<Integer> train, List<Integer> validation) {
        return counts(train, validation, List.of());
    }

    /** The same, the validation images of each class being of so many tracks. */
    Recordings counts(List<Integer> train, List<Integer> validation, List<Integer> groups) {
        return counts(NAMES, train, validation, groups);
    }

    private Recordings counts(List<String> names, List<Integer> train, List<Integer> validation, List<Integer> groups) {
        builder.provenance(new Provenance(
                "kasus",
                "none",
                "none",
                1,
                "standard",
                names,
                train,
                validation,
                groups,
                List.of(),
                List.of(0.25, 0.25, 0.25),
                "",
                Map.of()));
        return this;
    }

    /** Contrast and pixel-gradient RMS of the training images of dace beside those of validation; all else is alike. */
    Recordings quality(double contrast, double pixelGradient) {
        for (String name : NAMES) {
            boolean dace = name.equals("dace");
            start(Signals.CLASS_TRAIN_CONTRAST.of(name), dace ? contrast : 1)
                    .start(Signals.CLASS_TRAIN_PIXEL_GRADIENT_RMS.of(name), dace ? pixelGradient : 1)
                    .start(Signals.CLASS_VALIDATION_CONTRAST.of(name), 1)
                    .start(Signals.CLASS_VALIDATION_PIXEL_GRADIENT_RMS.of(name), 1);
        }
        return this;
    }

    /**
     * Energies of details, of unit spread, all alike but one octave of dace's training images that is so far from the
     * others'.
     */
    Recordings details(int octave, double distance) {
        double[] means = new double[NAMES.size() * 12];
        double[] spreads = new double[means.length];
        Arrays.fill(spreads, 1);
        means[octave * 3] = distance;
        builder.matrix(Signals.CLASS_WAVELET_ENERGY.tag(), new Matrix(0, NAMES.size(), 12, means));
        builder.matrix(Signals.CLASS_WAVELET_ENERGY_STD.tag(), new Matrix(0, NAMES.size(), 12, spreads));
        return this;
    }

    /**
     * Of 50 validation images a class, so many are misclassified as each other class, and so many more for the next
     * one, which looks like it.
     */
    Recordings taken(int each, int forTheNext) {
        int classes = NAMES.size();
        double[] confusion = new double[classes * classes];
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                confusion[row * classes + column] = each + (column == (row + 1) % classes ? forTheNext : 0);
            }
            confusion[row * classes + row] = 50 - each * (classes - 1) - forTheNext;
        }
        builder.matrix(Signals.CONFUSION.tag(), new Matrix(5 * STEPS, classes, classes, confusion));
        return this;
    }

    /** What was misclassified as what at the end, by as many classes as the matrix has: those of {@link #classes} and more. */
    Recordings confusion(Matrix matrix) {
        List<String> names = new ArrayList<>(NAMES);
        while (names.size() < matrix.rows()) {
            names.add("class-" + names.size());
        }
        counts(names, Collections.nCopies(names.size(), 100), Collections.nCopies(names.size(), 50), List.of());
        builder.matrix(Signals.CONFUSION.tag(), matrix);
        return this;
    }

    /** Three convolutions with ReLU. */
    static Recordings run() {
        return run(3, new Layer.Relu(""));
    }

    /** A recording of another tool: no recipe, no provenance. */
    static Recordings foreign() {
        return new Recordings();
    }

    /** With so many validation images of each class. */
    Recordings validatedOn(int images) {
        builder.provenance(provenance(images));
        return this;
    }

    /** With so few steps in an epoch; to be said before anything is told of epochs. */
    Recordings shortEpochs(int steps) {
        stepsPerEpoch = steps;
        return this;
    }

    /** Values at the ends of epochs. */
    Recordings epochs(Signal signal, double... values) {
        return epochs(signal.tag(), values);
    }

    /** Values of a layer at the ends of epochs. */
    Recordings epochs(Signal signal, String layer, double... values) {
        return epochs(signal.of(layer), values);
    }

    private Recordings epochs(String tag, double... values) {
        for (int i = 0; i < values.length; i++) {
            builder.scalar(tag, (i + 1L) * stepsPerEpoch, values[i]);
        }
        // What is told again of an earlier step takes back what was told of later ones.
        for (; completed < values.length; completed++) {
            builder.scalar(Signals.EPOCH.tag(), (completed + 1L) * stepsPerEpoch, completed + 1);
        }
        return this;
    }

    /** Values at steps 1, 2, 4, 8, ... */
    Recordings steps(Signal signal, double... values) {
        return steps(signal.tag(), values);
    }

    /** Values of a layer at steps 1, 2, 4, 8, ... */
    Recordings steps(Signal signal, String layer, double... values) {
        return steps(signal.of(layer), values);
    }

    private Recordings steps(String tag, double... values) {
        for (int i = 0; i < values.length; i++) {
            builder.scalar(tag, 1L << i, values[i]);
        }
        return this;
    }

    /** Accuracy on training images at the ends of epochs, and a loss to go with it. */
    Recordings fits(double... accuracies) {
        double[] losses = new double[accuracies.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = CHANCE * Math.min(1, (1 - accuracies[i]) / (1 - 1.0 / CLASSES));
        }
        return epochs(Signals.EVAL_MODE_TRAIN_ACCURACY, accuracies).epochs(Signals.TRAIN_LOSS, losses);
    }

    /** A net that stays at chance for five epochs. */
    Recordings learnsNothing() {
        return fits(0.1, 0.1, 0.1, 0.1, 0.1);
    }

    /** A net that fits its training images in five epochs. */
    Recordings learns() {
        return fits(0.6, 0.8, 0.9, 0.96, 0.99);
    }

    Recording build() {
        return builder.build();
    }

    private static Recipe recipe(List<Layer> layers) {
        Data data = new Data(
                new Source.Folder("nowhere", null, "path", "label", null, null, null, 0, Source.Broken.SKIP, 100),
                32,
                Data.Color.RGB,
                new Split.Given(),
                Data.Normalization.CHANNEL);
        Training training = TreeReader.read(Tree.Mapping.of(Map.of()), Training.class, "test");
        return new Recipe(data, new Model(new Init.HeNormal(), layers), training, 7, 1);
    }

    /** The run began with the weights of another. */
    Recordings beganWithOtherWeights() {
        builder.provenance(provenance(50, Map.of(Provenance.FIRST_WEIGHTS, "of the run teacher, epoch 2")));
        return this;
    }

    private static Provenance provenance(int validation) {
        return provenance(validation, Map.of());
    }

    private static Provenance provenance(int validation, Map<String, String> notes) {
        return new Provenance(
                "kasus",
                "none",
                "none",
                1,
                "standard",
                Collections.nCopies(CLASSES, "fish"),
                Collections.nCopies(CLASSES, 100),
                Collections.nCopies(CLASSES, validation),
                List.of(),
                List.of(),
                List.of(),
                "",
                notes);
    }
}
