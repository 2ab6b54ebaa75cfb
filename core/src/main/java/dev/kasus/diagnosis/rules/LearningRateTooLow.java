package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Detects a learning rate that is too low, rises too slowly or decays too early. */
final class LearningRateTooLow extends LearningCause {
    /** The rule of thumb is 0.001 per step; a tenth of that hardly changes a net in a normal number of epochs. */
    private static final double SHORT_STEP = 1e-4;
    /** The usual update ratio, averaged over a training: ten times {@link #SHORT_STEP}. */
    private static final double USUAL_STEP = 1e-3;
    /** Sum of all update ratios: healthy nets reach 0.5 to 10; with 0.1 a net is still close to its initialisation. */
    private static final double SHORT_WAY = 0.1;
    /** Limit if the loss was still falling as fast at the end as before: the net was still far from done. */
    private static final double SHORT_WAY_STILL_FALLING = 0.3;
    /** Share of the loss that must go in the last quarter of the epochs. */
    private static final double FALLING = 0.1;

    private static final double MILD_SEVERITY = 0.5;
    /** Epochs of a log after which a loss that has only begun to fall falls too slowly. */
    private static final int MANY_EPOCHS = 8;
    /** Part of the loss that goes in so many epochs in most trainings that work. */
    private static final double SLOW = 0.3;
    /** Validation loss over training loss below which something holds the training loss up. */
    private static final double HELD_UP = 0.9;
    /** Rise of training accuracy that must be there; less is a net that does not learn at all. */
    private static final double ACCURACY_BEGUN = 0.03;
    /** Less is a plateau. */
    private static final double BEGUN = 0.05;

    /**
     * Share of the maximum rate, from the middle of the training on: a cosine schedule has half there, a step schedule
     * a tenth.
     */
    private static final double FADED = 0.05;

    private static final double FADED_SEVERITY = 0.5;
    /** Least share of the configured rate that a rising schedule must reach. */
    private static final double RISEN = 0.5;
    /** Severity is lower here because a rate that started far too high has to fall. */
    private static final Rule TOO_HIGH = new LearningRateTooHigh();

    /** A vanishing rate is observed directly: it is reported even if only some images are not learnt. */
    private static final double LEARNT_ALL = 0.95;
    /** Least gradient norm: without a gradient no learning rate would help. */
    private static final double GRADIENT = 1e-3;

    private static final double LEAST_SEVERITY = 0.6;
    private static final double MOST_SEVERITY = 0.85;

    @Override
    public String id() {
        return "learning-rate-too-low";
    }

    @Override
    public String title() {
        return "Learning rate too low";
    }

    @Override
    public String about() {
        return "Each step changes the weights so little that the net stays close to its initialisation, although "
                + "its layers receive a gradient.";
    }

    @Override
    double learnt() {
        return LEARNT_ALL;
    }

    @Override
    List<Signal> signals() {
        return List.of(Signals.UPDATE_RATIO, Signals.WEIGHT_GRADIENT, Signals.LEARNING_RATE);
    }

    /** A loss that falls through many epochs as slowly and steadily as at their beginning. */
    @Override
    Optional<Opinion> ofCurves(Recording recording) {
        Series loss = recording.series(Signals.TRAIN_LOSS);
        TrainingSkill fit = TrainingSkill.of(recording);
        if (loss.size() < MANY_EPOCHS
                || !fit.isKnown()
                || LossCurve.of(recording).endsNonFinite()) {
            return Optional.empty();
        }
        double fell = 1 - loss.last() / loss.value(0);
        Evidence seen = new Evidence(
                Signals.TRAIN_LOSS.tag(),
                loss.step(0),
                loss.lastStep(),
                fell,
                SLOW,
                "In " + loss.size() + " epochs the training loss fell by " + NumberPhrase.percent(fell) + ", from "
                        + NumberPhrase.number(loss.value(0)) + " to " + NumberPhrase.number(loss.last())
                        + ", and as fast at the end as before.");
        boolean slow = fell < SLOW
                && fell > BEGUN
                && CurveTrend.fallsSteadily(loss)
                && fit.skill() < TrainingSkill.POOR
                && hasBegun(recording)
                && validationFollows(recording);
        if (slow && !TrainingProgress.isCutShort(recording)) {
            return Optional.of(new Opinion.Present(MILD_SEVERITY, List.of(), List.of(), loss.step(0), List.of(seen)));
        }
        return fit.skill() >= LEARNT
                ? Optional.of(new Opinion.Absent("The training images are learnt: " + fit.words() + ".", List.of()))
                : Optional.empty();
    }

    /** Whether training accuracy has risen with the loss, where it is recorded. */
    private static boolean hasBegun(Recording recording) {
        Series accuracy = recording.series(Signals.TRAIN_ACCURACY);
        return accuracy.isEmpty() || accuracy.last() - accuracy.value(0) >= ACCURACY_BEGUN;
    }

    /**
     * Whether the validation loss falls with the training loss and is not far below it: mixup and label smoothing hold the
     * training loss up, however fast a net learns.
     */
    private static boolean validationFollows(Recording recording) {
        Series loss = recording.series(Signals.TRAIN_LOSS);
        Series validation = recording.series(Signals.VALIDATION_LOSS);
        return validation.isEmpty()
                || (validation.last() <= validation.value(0) && validation.last() > HELD_UP * loss.last());
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe, TrainingSkill fit) {
        List<String> layers = recording.subjects(Signals.UPDATE_RATIO);
        if (layers.isEmpty()) {
            return null;
        }
        Suspicion step = shortStep(recording, layers);
        Suspicion faded = faded(recording);
        Suspicion rising = rising(recording, recipe);
        if (fit.skill() >= LEARNT) {
            return rising.suspected() ? rising : faded;
        }
        return Stream.of(rising, step, shortWay(recording, layers), faded)
                .filter(Suspicion::suspected)
                .findFirst()
                .orElse(step);
    }

    private static Suspicion shortStep(Recording recording, List<String> layers) {
        String fastest = furthest(recording, layers, ratio -> Median.of(ratio.values()));
        Series ratio = recording.series(Signals.UPDATE_RATIO, fastest);
        double longest = Median.of(ratio.values());
        double arrives = arriving(recording, fastest);
        Evidence seen = new Evidence(
                Signals.UPDATE_RATIO.of(fastest),
                ratio.step(0),
                ratio.lastStep(),
                longest,
                SHORT_STEP,
                "A step changes the weights of " + fastest + ", the layer that changes most, by "
                        + NumberPhrase.number(longest) + " of their norm. About 0.001 is usual, under "
                        + NumberPhrase.number(SHORT_STEP) + " is too small. The gradient norm of this layer is "
                        + NumberPhrase.number(arrives) + ".");
        double severity = LEAST_SEVERITY
                + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(-Math.log10(Math.max(longest, 1e-12)), 4, 5);
        return longest < SHORT_STEP && arrives > GRADIENT
                ? Suspicion.of(severity, List.of(), seen)
                : Suspicion.none(seen);
    }

    /** Checks the sum of all updates; after a few epochs it is always small. */
    private static Suspicion shortWay(Recording recording, List<String> layers) {
        String fastest = furthest(recording, layers, LearningRateTooLow::way);
        Series ratio = recording.series(Signals.UPDATE_RATIO, fastest);
        double way = way(ratio);
        boolean falls = falls(recording.series(Signals.TRAIN_LOSS));
        double least = falls ? SHORT_WAY_STILL_FALLING : SHORT_WAY;
        Evidence seen = new Evidence(
                Signals.UPDATE_RATIO.of(fastest),
                ratio.step(0),
                ratio.lastStep(),
                way,
                least,
                "All updates of the training add up to " + NumberPhrase.percent(way) + " of the norm of the weights "
                        + "in " + fastest + ", the layer that changes most; under " + NumberPhrase.percent(SHORT_WAY)
                        + " the net is still close to its initialisation"
                        + (falls
                                ? ", and under " + NumberPhrase.percent(SHORT_WAY_STILL_FALLING) + " it has "
                                        + "not converged if the loss falls until the end, as here."
                                : "."));
        // Updates of usual size that add up to little are too few, not too small: see too-few-epochs.
        boolean enough =
                recording.epochs() >= Underfitting.LEAST_EPOCHS && way / Math.max(1, ratio.lastStep()) < USUAL_STEP;
        double severity = way < SHORT_WAY ? LEAST_SEVERITY : MILD_SEVERITY;
        return enough && way < least && arriving(recording, fastest) > GRADIENT
                ? Suspicion.of(severity, List.of(), seen)
                : Suspicion.none(seen);
    }

    /** Whether the loss fell clearly in the last quarter of the epochs, and until the end. */
    private static boolean falls(Series loss) {
        int last = loss.size() - 1;
        int quarter = Math.max(2, loss.size() / 4);
        if (last < quarter) {
            return false;
        }
        double fell = loss.value(last - quarter) - loss.value(last);
        double late = loss.value(last - quarter / 2) - loss.value(last);
        return fell >= FALLING * loss.value(last - quarter) && late >= fell / 4;
    }

    /** The layer with the largest value of a measure of its updates. */
    private static String furthest(Recording recording, List<String> layers, ToDoubleFunction<Series> measure) {
        return Collections.max(
                layers,
                Comparator.comparingDouble(
                        layer -> measure.applyAsDouble(recording.series(Signals.UPDATE_RATIO, layer))));
    }

    private static double arriving(Recording recording, String layer) {
        return Median.of(recording.series(Signals.WEIGHT_GRADIENT, layer).values());
    }

    /** Checks for a warm-up or rising half cycle that is longer than the training. */
    private static Suspicion rising(Recording recording, Recipe recipe) {
        Series rate = recording.series(Signals.LEARNING_RATE);
        Rise rise = Rise.of(recipe.training());
        double reached = rate.isEmpty() ? 1 : rate.max() / rise.to();
        Evidence seen = new Evidence(
                Signals.LEARNING_RATE.tag(),
                0,
                rate.lastStep(),
                reached,
                RISEN,
                "The learning rate rises over " + NumberPhrase.count(rise.steps(), "step") + ", but the training "
                        + "has only " + Math.max(0, rate.lastStep()) + ": it reaches " + NumberPhrase.percent(reached)
                        + " of the configured rate.");
        return rate.lastStep() < rise.steps() && reached < RISEN
                ? Suspicion.of(LEAST_SEVERITY, List.of(), seen)
                : Suspicion.none(seen);
    }

    /**
     * The first rise of the learning rate.
     *
     * @param steps of the rise
     * @param to the rate at its end
     */
    private record Rise(int steps, double to) {
        static Rise of(Training training) {
            Schedule schedule = training.schedule();
            int cycle = 0;
            double to = training.learningRate();
            if (schedule instanceof Schedule.Triangular it) {
                cycle = it.stepSize();
                to = it.max();
            } else if (schedule instanceof Schedule.Triangular2 it) {
                cycle = it.stepSize();
                to = it.max();
            } else if (schedule instanceof Schedule.ExpRange it) {
                cycle = it.stepSize();
                to = it.max();
            } else if (schedule instanceof Schedule.OneCycle it) {
                to = it.max();
            }
            return new Rise(Math.max(cycle, training.warmUpSteps()), to);
        }
    }

    /** Checks for a schedule that decays the rate long before the end. */
    private static Suspicion faded(Recording recording) {
        Series rate = recording.series(Signals.LEARNING_RATE);
        double later = 0;
        for (int i = 0; i < rate.size(); i++) {
            later = rate.step(i) > rate.lastStep() / 2 ? Math.max(later, rate.value(i)) : later;
        }
        Evidence seen = new Evidence(
                Signals.LEARNING_RATE.tag(),
                rate.lastStep() / 2,
                rate.lastStep(),
                later,
                FADED * rate.max(),
                "In the second half of the training the learning rate is at most " + NumberPhrase.number(later) + ", "
                        + NumberPhrase.percent(later / rate.max()) + " of its maximum. Under "
                        + NumberPhrase.percent(FADED) + " the schedule ends the training long before the last epoch.");
        boolean fellFromFarTooHigh = TOO_HIGH.judge(recording) instanceof Opinion.Present;
        return later < FADED * rate.max() && !fellFromFarTooHigh
                ? Suspicion.of(FADED_SEVERITY, List.of(), seen)
                : Suspicion.none(seen);
    }

    /** The sum of all update ratios; between two readings every step counts as the later one. */
    private static double way(Series ratio) {
        double way = 0;
        long before = 0;
        for (int i = 0; i < ratio.size(); i++) {
            way += ratio.value(i) * (ratio.step(i) - before);
            before = ratio.step(i);
        }
        return way;
    }
}
