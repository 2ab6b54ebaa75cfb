package dev.kasus.remedy.catalog;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.Dropout;
import dev.kasus.recipe.model.Layer.Flatten;
import dev.kasus.recipe.model.Layer.GlobalAveragePool;
import dev.kasus.recipe.model.Layer.GroupNorm;
import dev.kasus.recipe.model.Layer.MaxPool;
import dev.kasus.recipe.model.Layer.Relu;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Model;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.remedy.TrainingEdits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Recipes like the presets, and sick ones; and findings about them. */
public final class Nets {
    static final int CLASSES = 12;

    static final List<String> CAUSES = List.of(
            "vanishing-gradient",
            "exploding-gradient",
            "dying-relu",
            "saturated-activation",
            "learning-rate-too-low",
            "too-few-epochs",
            "learning-rate-too-high",
            "momentum-too-high",
            "symmetric-initialization",
            "initialization-scale",
            "inputs-not-normalized",
            "insufficient-capacity",
            "excess-regularization",
            "excess-capacity",
            "oversized-dense-head",
            "missing-pooling",
            "missing-regularization",
            "batch-norm-placement",
            "batch-norm-statistics",
            "batch-norm-stale-statistics",
            "batch-norm-small-batch",
            "dropout-variance-shift",
            "train-validation-shift",
            "plateau",
            "underfitting",
            "oscillation",
            "overfitting-gap",
            "non-finite",
            "class-imbalance",
            "class-overlap",
            "insufficient-capacity-for-class",
            "poor-class-data",
            "harmful-augmentation",
            "coarse-stem",
            "label-noise",
            "train-validation-leak",
            "faded-class-weights",
            "unlearned-class");

    private Nets() {}

    public static Map<String, Recipe> all() {
        Map<String, Recipe> nets = new LinkedHashMap<>();
        nets.put("lenet", lenet());
        nets.put("plain", plain());
        nets.put("vgg", vgg());
        nets.put("resnet", resnet());
        nets.put("sigmoids", sigmoids());
        nets.put("norm behind activation", normBehindActivation());
        nets.put("dropout before norm", dropoutBeforeNorm());
        nets.put("no pooling, dense head", unpooled());
        nets.put("coarse stem, flipped", coarseStem());
        nets.put("photographs in groups", photographs());
        nets.put("depthwise", depthwise());
        nets.put("convolution as classifier", convolutionAsClassifier());
        nets.put("ReLU behind the last layer", rectifiedOutput());
        nets.put("no activation", linear());
        nets.put("few images", fewImages());
        nets.put("turned about", turned());
        return nets;
    }

    static Recipe lenet() {
        return recipe(
                conv(6, 5),
                new Relu(""),
                pool(),
                new Conv("", 16, 5, 1, new Padding.Valid(), 1, 1, true, null),
                new Relu(""),
                pool(),
                new Flatten(""),
                dense(120),
                new Relu(""),
                dense(84),
                new Relu(""),
                dense(null));
    }

    static Recipe rectifiedOutput() {
        return recipe(conv(16, 3), new Relu(""), pool(), new GlobalAveragePool(""), dense(null), new Relu(""));
    }

    static Recipe turned() {
        return lenet().with(TrainingEdits.augmentation(List.of(new Augmentation.Rotation(180, 1, List.of()))));
    }

    static Recipe fewImages() {
        return lenet().with(new Edit.Set("data.limit.train-per-class", Tree.scalar(12L)))
                .with(new Edit.Set("training.epochs", Tree.scalar(60L)));
    }

    static Recipe linear() {
        Layer average = new Layer.AveragePool("", 2, 2, 0);
        return recipe(conv(16, 3), average, bare(32, 1), norm(), average, new GlobalAveragePool(""), dense(null));
    }

    public static Recipe plain() {
        return recipe(
                        conv(16, 3),
                        new Relu(""),
                        pool(),
                        conv(32, 3),
                        new Relu(""),
                        pool(),
                        conv(32, 3),
                        new Relu(""),
                        pool(),
                        conv(64, 3),
                        new Relu(""),
                        new GlobalAveragePool(""),
                        dense(null))
                .with(set("training.schedule", "cosine"));
    }

    static Recipe vgg() {
        List<Layer> layers = new ArrayList<>();
        for (int filters : new int[] {32, 64, 128}) {
            for (int i = 0; i < 2; i++) {
                layers.addAll(List.of(bare(filters, 1), norm(), new Relu("")));
            }
            layers.add(pool());
        }
        layers.addAll(List.of(new GlobalAveragePool(""), new Dropout("", 0.3), dense(null)));
        return recipe(layers)
                .with(set("training.optimizer.adamw.weight-decay", 0.01))
                .with(set("training.schedule.one-cycle.max", 0.004));
    }

    static Recipe resnet() {
        List<Layer> layers = new ArrayList<>(List.of(bare(16, 1), norm(), new Relu("")));
        layers.addAll(List.of(block(16, 1), new Relu(""), block(32, 2), new Relu(""), block(32, 1), new Relu("")));
        layers.addAll(List.of(new GlobalAveragePool(""), dense(null)));
        return recipe(layers).with(set("training.optimizer.sgd.momentum", 0.99)).with(set("training.l2", 5e-4));
    }

    /** Ten sigmoid layers, raw inputs, tiny weights, a tiny rate, plain SGD, three images a batch. */
    static Recipe sigmoids() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            layers.addAll(List.of(conv(16, 3), new Layer.Sigmoid("")));
            if (i % 5 == 4) {
                layers.add(pool());
            }
        }
        layers.addAll(List.of(new GlobalAveragePool(""), dense(null)));
        return recipe(layers)
                .with(set("data.normalization", "none"))
                .with(set("model.init.normal.std", 0.001))
                .with(set("training.optimizer.sgd.momentum", 0.0))
                .with(set("training.learning-rate", 1e-6))
                .with(set("training.batch-size", 3L));
    }

    static Recipe normBehindActivation() {
        return recipe(
                        bare(16, 1),
                        new Relu(""),
                        norm(),
                        pool(),
                        bare(32, 1),
                        norm(),
                        new Relu(""),
                        pool(),
                        bare(32, 1),
                        new Relu(""),
                        pool(),
                        norm(),
                        new GlobalAveragePool(""),
                        dense(null))
                .with(set("training.schedule.triangular.max", 0.1));
    }

    static Recipe dropoutBeforeNorm() {
        return recipe(
                conv(16, 3),
                new BatchNorm("", 0.001, 1e-5),
                new Relu(""),
                new Layer.SpatialDropout("", 0.2),
                conv(16, 3),
                norm(),
                new Relu(""),
                new Dropout("", 0.4),
                pool(),
                conv(32, 3),
                norm(),
                new Relu(""),
                new Flatten(""),
                dense(64),
                new Relu(""),
                dense(null));
    }

    static Recipe unpooled() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            layers.addAll(List.of(conv(16, 3), new Relu("")));
        }
        layers.addAll(List.of(new Flatten(""), dense(256), new Relu(""), dense(256), new Relu(""), dense(null)));
        return recipe(layers);
    }

    static Recipe coarseStem() {
        return recipe(
                        new Conv("", 16, 9, 8, new Padding.Same(), 1, 1, true, null),
                        new BatchNorm("", 0.1, 1e-5),
                        new Relu(""),
                        conv(32, 3),
                        new BatchNorm("", 0.1, 1e-5),
                        new Relu(""),
                        conv(32, 3),
                        new Relu(""),
                        new GlobalAveragePool(""),
                        dense(null))
                .with(new Edit.Set(
                        "training.augmentation",
                        new Tree.Sequence(List.of(Tree.scalar("flip"), Tree.scalar("noise")), 0)));
    }

    /** Of a folder whose pictures say which track they are from, split at random. */
    static Recipe photographs() {
        return lenet().with(new Edit.All(List.of(
                new Edit.Set(
                        "data.source",
                        Tree.Mapping.of(Map.of(
                                "folder",
                                Tree.Mapping.of(Map.of(
                                        "path", Tree.scalar("fish"),
                                        "group-pattern", Tree.scalar("track_(\\d+)_")))))),
                new Edit.Set(
                        "data.split",
                        Tree.Mapping.of(Map.of("random", Tree.Mapping.of(Map.of("validation", Tree.scalar(0.25)))))))));
    }

    static Recipe depthwise() {
        return recipe(
                conv(16, 3),
                new GroupNorm("", 8, 1e-5),
                new Layer.Elu("", 1),
                new Conv("", 16, 3, 2, new Padding.Pixels(1), 1, 16, false, new Init.Constant(0.1)),
                new Layer.InstanceNorm("", 1e-5),
                new Layer.Prelu("", 0.25),
                new Conv("", 24, 1, 1, new Padding.Same(), 1, 1, true, new Init.Zeros()),
                new Layer.AveragePool("", 3, 2, 1),
                new GlobalAveragePool(""),
                dense(null));
    }

    static Recipe convolutionAsClassifier() {
        return recipe(
                        conv(16, 3),
                        new Relu(""),
                        pool(),
                        conv(32, 3),
                        new Relu(""),
                        conv(CLASSES, 1),
                        new GlobalAveragePool(""))
                .with(set("training.optimizer.rmsprop.momentum", 0.5));
    }

    public static Finding finding(String cause, String... layers) {
        Evidence evidence = new Evidence("loss/train", 0, 800, 1, 2, "seen");
        return new Finding(
                cause,
                cause,
                new Opinion.Present(0.5, List.of(layers), List.of(), 0, List.of(evidence)),
                EvidenceLevel.OBSERVED,
                1);
    }

    public static Recipe recipe(Layer... layers) {
        return recipe(List.of(layers));
    }

    public static Recipe recipe(List<Layer> layers) {
        Tree.Mapping data = Tree.Mapping.of(Map.of("source", Tree.scalar("reef")));
        Tree.Mapping model = Tree.Mapping.of(Map.of("layers", new Tree.Sequence(List.of(Tree.scalar("flatten")), 0)));
        Tree.Mapping training = Tree.Mapping.of(Map.of());
        Recipe bare = TreeReader.read(
                Tree.Mapping.of(Map.of("data", data, "model", model, "training", training)), Recipe.class, "test");
        return new Recipe(bare.data(), new Model(new Init.HeNormal(), layers), bare.training(), 0, 1);
    }

    static Edit set(String path, Object value) {
        return new Edit.Set(path, Tree.scalar(value));
    }

    static Conv conv(int filters, int kernel) {
        return new Conv("", filters, kernel, 1, new Padding.Same(), 1, 1, true, null);
    }

    private static Conv bare(int filters, int stride) {
        return new Conv("", filters, 3, stride, new Padding.Same(), 1, 1, false, null);
    }

    static BatchNorm norm() {
        return new BatchNorm("", 0.1, 1e-5);
    }

    static MaxPool pool() {
        return new MaxPool("", 2, null, 0);
    }

    static Dense dense(Integer units) {
        return new Dense("", units, true, null);
    }

    private static Residual block(int filters, int stride) {
        Conv projection = new Conv("", filters, 1, stride, new Padding.Same(), 1, 1, false, null);
        return new Residual(
                "",
                List.of(bare(filters, stride), norm(), new Relu(""), bare(filters, 1), norm()),
                stride == 1 ? List.of() : List.of(projection, norm()));
    }

    static Layer layer(Recipe recipe, String name) {
        return recipe.model().allLayers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The kinds of layers in order, a block's before those inside it. */
    static List<String> kinds(Recipe recipe) {
        return kinds(recipe.model().allLayers().stream());
    }

    static List<String> kinds(Stream<Layer> layers) {
        return layers.map(Layer::kind).toList();
    }
}
