package dev.kasus.bench.corpus;

import java.util.ArrayList;
import java.util.List;

/** Draws how a program is trained, as the {@code training} section of a recipe, within what people use. */
final class TrainingDraw {
    private TrainingDraw() {}

    /**
     * A training of some one to four hundred steps.
     *
     * @param images in an epoch
     * @param model section of the recipe: a net without a norm gets a lower rate
     */
    static String draw(int images, String model, Draw draw) {
        boolean norm = model.contains("norm");
        int batch = Math.min(draw.of(16, 24, 32, 32, 48), Math.max(8, images / 4));
        int perEpoch = (images + batch - 1) / batch;
        int epochs = Math.max(12, Math.min(50, draw.whole(150, 400) / perEpoch));
        String optimizer = draw.of("adam", "adam", "adam", "adamw", "sgd", "sgd", "rmsprop");
        double rate = switch (optimizer) {
            case "sgd" -> norm ? draw.logUniform(0.02, 0.06) : draw.logUniform(0.008, 0.02);
            case "rmsprop" -> draw.logUniform(5e-4, 1.2e-3);
            default -> norm ? draw.logUniform(0.002, 0.006) : draw.logUniform(0.001, 0.003);
        };
        List<String> lines = new ArrayList<>();
        lines.add("epochs: " + epochs);
        lines.add("batch-size: " + batch);
        lines.add("learning-rate: " + Draw.number(rate));
        lines.add("optimizer: "
                + (optimizer.equals("sgd") ? "{sgd: {momentum: 0.9, nesterov: " + draw.chance(0.4) + "}}" : optimizer));
        String schedule = draw.of("constant", "constant", "cosine", "cosine", "step", "one-cycle", "exponential");
        lines.add("schedule: "
                + switch (schedule) {
                    case "step" -> "{step: {every: " + Math.max(3, epochs / 3) + ", factor: 0.3}}";
                    case "one-cycle" -> "{one-cycle: {max: " + Draw.number(1.5 * rate) + "}}";
                    case "exponential" -> "{exponential: {factor: 0.96}}";
                    default -> schedule;
                });
        if (draw.chance(0.3)) {
            lines.add("l2: " + Draw.number(draw.logUniform(1e-5, 1e-3)));
        }
        if (draw.chance(0.15)) {
            lines.add("loss: {cross-entropy: {label-smoothing: 0.1}}");
        }
        List<String> augmentation = new ArrayList<>();
        if (draw.chance(0.5)) {
            augmentation.add("flip");
        }
        if (draw.chance(0.3)) {
            augmentation.add("{shift: {fraction: " + Draw.number(draw.uniform(0.05, 0.12)) + "}}");
        }
        if (draw.chance(0.15)) {
            augmentation.add("color-jitter");
        }
        if (draw.chance(0.1)) {
            augmentation.add("{rotation: {degrees: 10}}");
        }
        lines.add("augmentation: [" + String.join(", ", augmentation) + "]");
        return "training:\n"
                + String.join("", lines.stream().map(line -> "  " + line + "\n").toList());
    }
}
