package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import dev.kasus.remedy.LearningRateRange;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cyclical learning rate with linear ramps, two cycles over the run. */
public record CyclicalRate(
        String id,
        String title,
        String about,
        Shape shape,
        @Nullable LearningRateRange measured) implements Remedy {
    private static final int CYCLES = 2;
    /** The casebook's, for when the length of the run cannot be told. */
    private static final int USUAL_STEP_SIZE = 2000;
    /** Of exp-range: what is left of the height at the end of the cycles. */
    private static final double LEFT_AT_THE_END = 0.1;

    /** How the height of the cycles goes on. */
    enum Shape {
        /** As high each time. */
        TRIANGULAR,
        /** Half as high each time. */
        TRIANGULAR2,
        /** A little lower each step. */
        EXP_RANGE
    }

    public static Remedy triangular(@Nullable LearningRateRange measured) {
        return new CyclicalRate(
                "cyclical-triangular",
                "Cyclical learning rate (triangular)",
                "The learning rate rises and falls linearly between two bounds, so the net trains repeatedly at "
                        + "every rate of the range.",
                Shape.TRIANGULAR,
                measured);
    }

    public static Remedy triangular2(@Nullable LearningRateRange measured) {
        return new CyclicalRate(
                "cyclical-triangular2",
                "Cyclical learning rate (triangular2)",
                "Like triangular, but each cycle is half as high as the one before, so that the training converges.",
                Shape.TRIANGULAR2,
                measured);
    }

    public static Remedy expRange(@Nullable LearningRateRange measured) {
        return new CyclicalRate(
                "cyclical-exp-range",
                "Cyclical learning rate (exp_range)",
                "Like triangular, but the height decays with each step, to a tenth over two cycles.",
                Shape.EXP_RANGE,
                measured);
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training training = recipe.training();
        LearningRateRange rates = measured != null ? measured : LearningRateRange.usual(training.optimizer());
        int stepSize = stepSize(training, finding);
        Edit edit = TrainingEdits.schedule(schedule(rates, stepSize));
        return Treatment.ofOptimizer(
                this,
                recipe,
                "from " + NumberLiteral.text(rates.base()) + " to " + NumberLiteral.text(rates.max()) + " in "
                        + stepSize + " steps",
                edit);
    }

    private Schedule schedule(LearningRateRange rates, int stepSize) {
        return switch (shape) {
            case TRIANGULAR -> new Schedule.Triangular(rates.base(), rates.max(), stepSize);
            case TRIANGULAR2 -> new Schedule.Triangular2(rates.base(), rates.max(), stepSize);
            case EXP_RANGE ->
                new Schedule.ExpRange(
                        rates.base(),
                        rates.max(),
                        stepSize,
                        NumberLiteral.round(Math.pow(LEFT_AT_THE_END, 1.0 / (2.0 * CYCLES * stepSize))));
        };
    }

    /** So that the cycles fill the run, whose length the recipe tells or, at least, the evidence reaches. */
    private static int stepSize(Training training, Finding finding) {
        long steps = training.steps() != null ? training.steps() : 0;
        if (steps == 0 && finding.opinion() instanceof Opinion.Present present) {
            steps = present.evidence().stream()
                    .mapToLong(Evidence::toStep)
                    .max()
                    .orElse(0);
        }
        return steps >= 2 * CYCLES ? (int) Math.min(steps / (2 * CYCLES), Integer.MAX_VALUE) : USUAL_STEP_SIZE;
    }
}
