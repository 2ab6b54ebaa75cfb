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
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Steps too short to get anywhere. */
final class LearningRateTooLow extends LearningCause {
    /** A hundred steps of a thousandth each are the rule of thumb; a tenth of that and less hardly moves a net in the epochs it has. */
    private static final double SHORT_STEP = 1e-4;
    /** Of the weights, on average over a training: what {@link #SHORT_STEP} is a tenth of. */
    private static final double USUAL_STEP = 1e-3;
    /** Healthy nets travel from half of their weights' size to ten times it; a tenth, all steps laid end to end, is about where they began. */
    private static final double SHORT_WAY = 0.1;
    /** Three tenths, where the loss fell as fast at the end as before: the net was under way, and not far. */
    private static final double SHORT_WAY_STILL_FALLING = 0.3;
    /** Of the loss, in the last quarter of the epochs. */
    private static final double FALLING = 0.1;

    private static final double MILD_SEVERITY = 0.5;

    /** Of its highest, from the middle of the training on: a cosine stands at half there, a step or two at a tenth. */
    private static final double FADED = 0.05;

    private static final double FADED_SEVERITY = 0.5;
    /** Of the rate that is set: with less, it is another training than was meant. */
    private static final double RISEN = 0.5;
    /** A rate that began far too high has to fall as far. */
    private static final Rule TOO_HIGH = new LearningRateTooHigh();

    /** A rate that fades is seen, not inferred: it is worth a word also where some images are not learnt. */
    private static final double LEARNT_ALL = 0.95;
    /** Where no gradient arrives, no learning rate would help. */
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
        return "Each step changes the weights so little that the net stays about where it began, though the gradient points the way.";
    }

    @Override
    double learnt() {
        return LEARNT_ALL;
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
                "A step moves the weights of " + fastest + ", the layer that moves most, by "
                        + NumberPhrase.number(longest) + " of their size; about 0.001 is usual, under "
                        + NumberPhrase.number(SHORT_STEP) + " is too little. Its gradient has a norm of "
                        + NumberPhrase.number(arrives) + ".");
        double severity = LEAST_SEVERITY
                + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(-Math.log10(Math.max(longest, 1e-12)), 4, 5);
        return longest < SHORT_STEP && arrives > GRADIENT
                ? Suspicion.of(severity, List.of(), seen)
                : Suspicion.none(seen);
    }

    /** After a few epochs any way is short. */
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
                "All steps of the training, laid end to end, make " + NumberPhrase.percent(way)
                        + " of the weights' size in " + fastest + ", the layer that moves most; under "
                        + NumberPhrase.percent(SHORT_WAY) + " the net is about where it began"
                        + (falls
                                ? ", and under " + NumberPhrase.percent(SHORT_WAY_STILL_FALLING)
                                        + " it is still on its way where the loss falls as it does here, to the end."
                                : "."));
        // Steps of the usual length that do not lead far are too few, not too short: too-few-epochs.
        boolean enough =
                recording.epochs() >= Underfitting.LEAST_EPOCHS && way / Math.max(1, ratio.lastStep()) < USUAL_STEP;
        double severity = way < SHORT_WAY ? LEAST_SEVERITY : MILD_SEVERITY;
        return enough && way < least && arriving(recording, fastest) > GRADIENT
                ? Suspicion.of(severity, List.of(), seen)
                : Suspicion.none(seen);
    }

    /** Whether the last quarter of the epochs took much of the loss, and its newest part no less than a quarter of that. */
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

    /** The layer in which something made of its steps is largest. */
    private static String furthest(Recording recording, List<String> layers, ToDoubleFunction<Series> measure) {
        return Collections.max(
                layers,
                Comparator.comparingDouble(
                        layer -> measure.applyAsDouble(recording.series(Signals.UPDATE_RATIO, layer))));
    }

    private static double arriving(Recording recording, String layer) {
        return Median.of(recording.series(Signals.WEIGHT_GRADIENT, layer).values());
    }

    /** A rise of the rate, by warm-up or by the first half of a cycle, that is longer than the training. */
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
                "The learning rate rises over " + NumberPhrase.count(rise.steps(), "step") + " and the training has "
                        + Math.max(0, rate.lastStep()) + ": it comes to " + NumberPhrase.percent(reached)
                        + " of what is set.");
        return rate.lastStep() < rise.steps() && reached < RISEN
                ? Suspicion.of(LEAST_SEVERITY, List.of(), seen)
                : Suspicion.none(seen);
    }

    /**
     * Where the rate first rises to.
     *
     * @param steps that it takes
     * @param to the rate then
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

    /** A schedule that has taken the rate away long before the end. */
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
                "In the second half of the training the learning rate is " + NumberPhrase.number(later)
                        + " at the most, " + NumberPhrase.percent(later / rate.max())
                        + " of what it was at its highest; under "
                        + NumberPhrase.percent(FADED) + " it was taken away long before the end.");
        boolean fellFromFarTooHigh = TOO_HIGH.judge(recording) instanceof Opinion.Present;
        return later < FADED * rate.max() && !fellFromFarTooHigh
                ? Suspicion.of(FADED_SEVERITY, List.of(), seen)
                : Suspicion.none(seen);
    }

    /** The length of the path that the weights took, in their own size; between two readings each step is taken to be as long as the later one. */
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
