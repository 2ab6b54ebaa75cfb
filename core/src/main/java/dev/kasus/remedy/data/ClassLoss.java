package dev.kasus.remedy.data;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.recipe.training.ClassWeights;
import dev.kasus.recipe.training.Loss;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Replaces the loss by one in which rare or hard classes count more. */
public record ClassLoss(String id, String title, String about, String dose, Loss loss, Code code) implements Remedy {
    private static final String COUNTS = "counts = np.bincount(training_labels)";
    private static final List<String> DJL_COUNTS =
            List.of("double[] counts = new double[classes];", "for (int label : trainingLabels) { counts[label]++; }");
    private static final List<String> DJL_WEIGHTED = """
            Loss loss = new Loss("weighted") {  // DJL's losses weigh no classes
                @Override public NDArray evaluate(NDList labels, NDList predictions) {
                    NDArray ofClasses = labels.getManager().create(weights).toType(DataType.FLOAT32, false);
                    NDArray weighted = labels.head().oneHot(classes).mul(ofClasses);
                    return predictions.head().logSoftmax(-1).mul(weighted).sum(new int[] {1}).mean().neg();
                }
            };
            """.lines().toList();

    public static Remedy balanced() {
        return new ClassLoss(
                "balanced-class-weights",
                "Balanced class weights",
                "Each image is weighted by the inverse frequency of its class, so all classes have the same total weight.",
                "inverse frequency",
                new Loss.CrossEntropy(new ClassWeights.Balanced(), 0),
                new Code(
                        List.of(
                                COUNTS,
                                "weights = counts.sum() / (len(counts) * counts)",
                                "model.fit(training_images, training_labels, class_weight=dict(enumerate(weights)))"),
                        List.of(
                                COUNTS,
                                "weights = torch.tensor(counts.sum() / (len(counts) * counts)).float()",
                                "loss_function = nn.CrossEntropyLoss(weight=weights)"),
                        weighted(
                                "double[] weights = Arrays.stream(counts).map(n -> trainingLabels.length / (classes * n)).toArray();")));
    }

    public static Remedy effectiveNumber() {
        return new ClassLoss(
                "effective-number-weights",
                "Effective-number weights",
                "Each class is weighted by the inverse of its effective number of images, which grows more slowly "
                        + "than the count because images overlap.",
                "beta 0.999",
                new Loss.ClassBalanced(0.999),
                new Code(
                        List.of(
                                COUNTS,
                                "weights = 0.001 / (1 - 0.999**counts)",
                                "model.fit(training_images, training_labels, class_weight=dict(enumerate(weights / weights.mean())))"),
                        List.of(
                                COUNTS,
                                "weights = torch.tensor(0.001 / (1 - 0.999**counts)).float()",
                                "loss_function = nn.CrossEntropyLoss(weight=weights / weights.mean())"),
                        weighted(
                                "double[] raw = Arrays.stream(counts).map(n -> 0.001 / (1 - Math.pow(0.999, n))).toArray();",
                                "double mean = Arrays.stream(raw).average().orElseThrow();",
                                "double[] weights = Arrays.stream(raw).map(w -> w / mean).toArray();")));
    }

    public static Remedy focal() {
        return new ClassLoss(
                "focal-loss",
                "Focal loss",
                "Images that are classified with high confidence count little, so the many easy images do not "
                        + "dominate the hard ones.",
                "gamma 2",
                new Loss.Focal(2, new ClassWeights.Uniform()),
                new Code(
                        List.of(
                                "loss = keras.losses.CategoricalFocalCrossentropy(alpha=1.0, gamma=2.0, from_logits=True)  # labels one-hot"),
                        List.of(
                                "entropy = nn.functional.cross_entropy(logits, labels, reduction=\"none\")",
                                "loss = ((1 - torch.exp(-entropy)) ** 2 * entropy).mean()"),
                        """
                        Loss loss = new Loss("focal") {  // DJL has none
                            @Override public NDArray evaluate(NDList labels, NDList predictions) {
                                NDArray truth = labels.head().oneHot(classes);
                                NDArray entropy = predictions.head().logSoftmax(-1).mul(truth).sum(new int[] {1}).neg();
                                return entropy.neg().exp().sub(1).square().mul(entropy).mean();
                            }
                        };
                        """.lines().toList()));
    }

    public static Remedy logitAdjustment() {
        return new ClassLoss(
                "logit-adjustment",
                "Logit adjustment",
                "Adds the logarithm of each class frequency to its logit in training, so that a rare class must win "
                        + "by a margin.",
                "tau 1",
                new Loss.LogitAdjusted(1),
                new Code(
                        List.of(
                                "prior = np.bincount(training_labels) / len(training_labels)",
                                "def loss(labels, logits):",
                                "    adjusted = logits + np.log(prior)",
                                "    return keras.losses.sparse_categorical_crossentropy(labels, adjusted, from_logits=True)"),
                        List.of(
                                "prior = torch.bincount(training_labels) / len(training_labels)",
                                "loss = nn.functional.cross_entropy(logits + torch.log(prior), labels)"),
                        """
                        float[] prior = new float[classes];
                        for (int label : trainingLabels) { prior[label] += 1f / trainingLabels.length; }
                        Loss loss = new Loss("logit-adjusted") {  // DJL has none
                            private final Loss entropy = Loss.softmaxCrossEntropyLoss();
                            @Override public NDArray evaluate(NDList labels, NDList predictions) {
                                NDArray logits = predictions.head();
                                return entropy.evaluate(labels, new NDList(logits.add(logits.getManager().create(prior).log())));
                            }
                        };
                        """.lines().toList()));
    }

    private static List<String> weighted(String... weights) {
        return Stream.of(DJL_COUNTS, List.of(weights), DJL_WEIGHTED)
                .flatMap(List::stream)
                .toList();
    }

    /** Empty where the loss is this one already. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Edit edit = new Edit.Set("training.loss", TreeWriter.write(loss, Loss.class));
        return Treatment.of(this, recipe, dose, edit, code);
    }
}
