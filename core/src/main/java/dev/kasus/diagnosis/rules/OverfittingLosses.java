package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;

/**
 * Overfitting as far as losses tell, for logs without training accuracy: the validation loss turns up, or stays far above, while
 * the training loss falls.
 */
final class OverfittingLosses {
    /** The validation loss over its own minimum. With 1.25 it is often overconfidence alone. */
    private static final double RISEN = 1.4;
    /** The training loss at the end over that at the minimum of the validation loss. */
    private static final double FELL_ON = 0.7;
    /** The validation loss less the training loss, in nats, and over it: at 98 against 80 % it is about 0.7. */
    private static final double APART = 0.8;

    private static final double TIMES = 3;
    /** Validation accuracy from which on a risen loss is overconfidence on few images. */
    private static final double GOOD = 0.9;

    private static final int LEAST_EPOCHS = 4;
    private static final double SEVERITY = 0.5;

    private OverfittingLosses() {}

    static Opinion judge(Recording recording) {
        Series train = recording.series(Signals.TRAIN_LOSS);
        Series validation = recording.series(Signals.VALIDATION_LOSS);
        if (train.size() < LEAST_EPOCHS || validation.size() < LEAST_EPOCHS) {
            return new Opinion.Unknown(
                    "training and validation loss of four epochs are not recorded",
                    "Record them.",
                    List.of(new Need.Recorded(Signals.TRAIN_LOSS), new Need.Recorded(Signals.VALIDATION_LOSS)));
        }
        int lowest = lowest(validation);
        double least = validation.value(lowest);
        int then = Math.max(0, train.indexFrom(validation.step(lowest) + 1) - 1);
        double risen = validation.last() / least;
        boolean turned = risen >= RISEN && train.last() <= FELL_ON * train.value(then);
        boolean apart = validation.last() - train.last() >= APART
                && validation.last() >= TIMES * train.last()
                && train.last() <= 0.5 * train.value(0);
        Evidence seen = new Evidence(
                Signals.VALIDATION_LOSS.tag(),
                validation.step(lowest),
                validation.lastStep(),
                risen,
                RISEN,
                "The validation loss is " + NumberPhrase.number(validation.last()) + ", " + times(risen)
                        + " its minimum of " + NumberPhrase.number(least) + "; meanwhile the training loss went from "
                        + NumberPhrase.number(train.value(then)) + " to " + NumberPhrase.number(train.last()) + ".");
        boolean good = recording.series(Signals.VALIDATION_ACCURACY).last() >= GOOD;
        if (good || !(turned || apart) || LossExplosion.of(recording).isPresent()) {
            return new Opinion.Absent(seen.sentence(), List.of(seen));
        }
        return new Opinion.Present(
                SEVERITY,
                List.of(),
                List.of(),
                turned ? validation.step(Math.min(validation.size() - 1, lowest + 1)) : -1,
                List.of(seen));
    }

    private static String times(double ratio) {
        return NumberPhrase.number(ratio) + " times";
    }

    private static int lowest(Series series) {
        int lowest = 0;
        for (int i = 1; i < series.size(); i++) {
            if (series.value(i) < series.value(lowest) || Double.isNaN(series.value(lowest))) {
                lowest = i;
            }
        }
        return lowest;
    }
}
