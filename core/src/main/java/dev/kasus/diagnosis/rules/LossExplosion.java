package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Optional;

/**
 * A training loss that jumped far above its later level while the net learnt little: what a step does that is far too large. For
 * logs that do not say how large the steps were.
 */
final class LossExplosion {
    /** Times its later level: a loss that falls because the net learns falls as far, but then the net has learnt. */
    private static final double TIMES = 10;
    /** The same, if the net predicts a constant ever since. */
    private static final double TIMES_OF_CHANCE = 2;
    /** Skill above which the loss fell because the net learnt. */
    private static final double LEARNT = 0.6;

    private static final int LEAST_READINGS = 4;

    private LossExplosion() {}

    /** The jump; empty if there was none, or no accuracy tells whether the net learnt. */
    static Optional<Evidence> of(Recording recording) {
        TrainingSkill fit = TrainingSkill.of(recording);
        Series loss = recording.series(Signals.TRAIN_LOSS);
        if (!fit.isKnown() || loss.size() < LEAST_READINGS || fit.skill() >= LEARNT) {
            return Optional.empty();
        }
        double level = Median.of(loss.tail((loss.size() + 1) / 2).values());
        boolean constant = Double.isFinite(ChanceLevel.of(recording).loss());
        double times = constant ? TIMES_OF_CHANCE : TIMES;
        for (Signal signal : List.of(Signals.TRAIN_LOSS, Signals.STEP_LOSS)) {
            Series series = recording.series(signal);
            double peak = series.max();
            if (peak >= times * level) {
                int at = 0;
                while (series.value(at) != peak) {
                    at++;
                }
                return Optional.of(new Evidence(
                        signal.tag(),
                        series.step(at),
                        series.step(at),
                        peak,
                        times * level,
                        "The training loss was " + NumberPhrase.number(peak) + " in epoch "
                                + Math.max(1, recording.epochOf(series.step(at))) + ", "
                                + NumberPhrase.number(peak / level) + " times its later level of "
                                + NumberPhrase.number(level)
                                + (constant
                                        ? ", which is that of a constant prediction: the first steps were too large."
                                        : ", and the net has learnt little: " + fit.words() + ".")));
            }
        }
        return Optional.empty();
    }
}
