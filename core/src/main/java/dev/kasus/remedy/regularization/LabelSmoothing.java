package dev.kasus.remedy.regularization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.export.Djl;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.training.Loss.CrossEntropy;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Adds label smoothing to the loss. */
public final class LabelSmoothing implements Remedy {
    private static final double SHARE = 0.1;

    @Override
    public String id() {
        return "label-smoothing";
    }

    @Override
    public String title() {
        return "Label smoothing";
    }

    @Override
    public String about() {
        return "A tenth of each target is spread over all classes, so larger and larger logits gain nothing.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        if (!(recipe.training().loss() instanceof CrossEntropy loss) || loss.labelSmoothing() > 0) {
            return Optional.empty();
        }
        return Treatment.of(
                this,
                recipe,
                NumberLiteral.text(SHARE) + " of the target",
                new Edit.Set("training.loss.cross-entropy.label-smoothing", Tree.scalar(SHARE)),
                new Code(
                        List.of("loss = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing="
                                + NumberLiteral.text(SHARE) + ")  # labels one-hot"),
                        List.of("loss_function = nn.CrossEntropyLoss(label_smoothing=" + NumberLiteral.text(SHARE)
                                + ")"),
                        djl()));
    }

    private static List<String> djl() {
        return """
                Loss loss = new Loss("smoothed") {  // DJL smooths no labels
                    private final Loss entropy = new SoftmaxCrossEntropyLoss("entropy", 1, -1, false, true);
                    @Override public NDArray evaluate(NDList labels, NDList predictions) {
                        NDArray smooth = labels.head().oneHot(classes).mul(%s).add(%s / classes);
                        return entropy.evaluate(new NDList(smooth), predictions);
                    }
                };
                """.formatted(Djl.number(1 - SHARE), Djl.number(SHARE)).lines().toList();
    }
}
