package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.export.DjlRate;
import dev.kasus.export.Keras;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Training;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Limits the norm or the values of the gradient. */
public record GradientClipping(String id, String title, String about, boolean length, double limit) implements Remedy {

    public static Remedy byNorm() {
        return new GradientClipping(
                "gradient-clipping-norm",
                "Gradient clipping by norm",
                "If the global gradient norm is above 1, all gradients are scaled down to norm 1. The direction stays.",
                true,
                1);
    }

    public static Remedy byValue() {
        return new GradientClipping(
                "gradient-clipping-value",
                "Gradient clipping by value",
                "Each gradient value is limited to +-0.5. The direction of the step can change.",
                false,
                0.5);
    }

    /** Empty where gradients are clipped already: this way as hard, or the other way at all. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training training = recipe.training();
        Double now = length ? training.clipNorm() : training.clipValue();
        Double otherWay = length ? training.clipValue() : training.clipNorm();
        if (otherWay != null || (now != null && now <= limit)) {
            return Optional.empty();
        }
        Edit edit = TrainingEdits.number(length ? "clip-norm" : "clip-value", limit);
        String text = NumberLiteral.text(limit);
        return Treatment.of(
                this,
                recipe,
                (length ? "norm of the gradient at most " : "each gradient at most +-") + text,
                edit,
                new Code(
                        List.of(Keras.optimizerOf(recipe.with(edit).training())),
                        List.of(
                                "loss.backward()",
                                length
                                        ? "torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=" + text + ")"
                                        : "torch.nn.utils.clip_grad_value_(model.parameters(), clip_value=" + text
                                                + ")",
                                "optimizer.step()"),
                        length
                                ? djlByNorm(text)
                                : DjlRate.lines(recipe.with(edit).training())));
    }

    /** Between the two halves of a step, for DJL itself clips by value alone. */
    private static List<String> djlByNorm(String limit) {
        return """
                EasyTrain.trainBatch(trainer, batch);
                try (NDManager scope = trainer.getManager().newSubManager()) {  // DJL clips by value alone
                    double squares = 0;
                    NDList gradients = new NDList();
                    for (Parameter parameter : net.getParameters().values()) {
                        if (parameter.requiresGradient()) {
                            NDArray gradient = parameter.getArray().getGradient();
                            gradient.attach(scope);
                            gradients.add(gradient);
                            squares += gradient.square().sum().getFloat();
                        }
                    }
                    float share = (float) Math.min(1, %s / Math.sqrt(squares));
                    gradients.forEach(gradient -> gradient.muli(share));
                }
                trainer.step();
                """.formatted(limit).lines().toList();
    }
}
