package dev.kasus.remedy.regularization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.export.DjlRate;
import dev.kasus.export.NumberLiteral;
import dev.kasus.export.PyTorch;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Training;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Adds a weight penalty to the loss. */
public record WeightPenalty(String id, String title, String about, boolean squared) implements Remedy {
    private static final double L2_OF_SGD = 5e-4;
    private static final double L2_OF_ADAPTIVE = 1e-4;
    private static final double L1 = 1e-5;

    public static Remedy l2() {
        return new WeightPenalty(
                "l2-weight-decay",
                "Weight decay (L2, coupled)",
                "Adds half the sum of squared weights, times a factor, to the loss, so that unneeded weights "
                        + "shrink. With Adam the penalty is rescaled together with the gradient.",
                true);
    }

    public static Remedy l1() {
        return new WeightPenalty(
                "l1",
                "L1 penalty",
                "Adds the sum of absolute weights, times a factor, to the loss, so that unneeded weights become zero.",
                false);
    }

    /** Empty where the penalty is as strong already; L2 also for AdamW, whose decay is its own. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training training = recipe.training();
        double now = squared ? training.l2() : training.l1();
        boolean decoupled = training.optimizer() instanceof Optimizer.Adamw;
        double dose = !squared ? L1 : training.optimizer() instanceof Optimizer.Sgd ? L2_OF_SGD : L2_OF_ADAPTIVE;
        if (now >= dose || (squared && decoupled)) {
            return Optional.empty();
        }
        String text = NumberLiteral.text(dose);
        Edit edit = TrainingEdits.number(squared ? "l2" : "l1", dose);
        return Treatment.of(
                this,
                recipe,
                (squared ? "L2 of " : "L1 of ") + text + " on convolution and dense weights",
                edit,
                new Code(
                        List.of("kernel_regularizer=keras.regularizers."
                                // Keras adds the whole sum of squares, not half of it.
                                + (squared ? "L2(" + NumberLiteral.text(dose / 2) : "L1(" + text)
                                + ")  # of every Conv2D and Dense"),
                        squared
                                ? List.of(PyTorch.optimizerOf(recipe.with(edit).training()))
                                : List.of(
                                        "weights = [p for p in model.parameters() if p.dim() > 1]",
                                        "loss = loss + " + text + " * sum(p.abs().sum() for p in weights)"),
                        squared ? DjlRate.lines(recipe.with(edit).training()) : djlOfL1(text)));
    }

    /** The gradient of the penalty, which keeps nothing; DJL's own loss leaves arrays with the weights at every step. */
    private static List<String> djlOfL1(String factor) {
        return """
                EasyTrain.trainBatch(trainer, batch);
                for (Parameter parameter : net.getParameters().values()) {  // Loss.l1WeightedDecay leaves its arrays in memory
                    if (parameter.getType() == Parameter.Type.WEIGHT) {
                        try (NDArray gradient = parameter.getArray().getGradient(); NDArray sign = parameter.getArray().sign()) {
                            gradient.addi(sign.muli(%sf));
                        }
                    }
                }
                trainer.step();
                """.formatted(factor).lines().toList();
    }
}
