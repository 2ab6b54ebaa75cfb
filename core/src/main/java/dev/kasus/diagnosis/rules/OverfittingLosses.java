package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.run.LogTool;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Optional;

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
    /** The same on any scale. */
    private static final double MANY_TIMES = 10;
    /** More than a net has that knows nothing of 1000 classes. */
    private static final double MOST_NATS = 8;
    /** Validation accuracy from which on a risen loss is overconfidence on few images. */
    private static final double GOOD = 0.9;

    private static final int LEAST_EPOCHS = 4;
    private static final double SEVERITY = 0.5;
    private static final double DOUBLED = 2;
    private static final double MILD_SEVERITY = 0.3;
    private static final double LOW = 0.75;

    private OverfittingLosses() {}

    /** A mild finding beside a narrow gap: the validation loss has doubled while the training loss fell on. */
    static Optional<Opinion> besides(Recording recording, Evidence gap) {
        Series validation = recording.series(Signals.VALIDATION_LOSS);
        return judge(recording) instanceof Opinion.Present present && validation.last() >= DOUBLED * validation.min()
                ? Optional.of(new Opinion.Present(
                        MILD_SEVERITY,
                        List.of(),
                        List.of(),
                        present.onsetStep(),
                        List.of(present.evidence().get(0), gap)))
                : Optional.empty();
    }

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
        double times = validation.last() / train.last();
        // In nats only what can be a cross-entropy of images, and is one on both splits.
        boolean nats = train.value(0) < MOST_NATS && !isOfAnotherScale(recording);
        boolean apart = train.last() <= 0.5 * train.value(0)
                && ((nats && validation.last() - train.last() >= APART && times >= TIMES) || times >= MANY_TIMES);
        Evidence seen = apart && !turned
                ? apart(train, validation, times)
                : new Evidence(
                        Signals.VALIDATION_LOSS.tag(),
                        validation.step(lowest),
                        validation.lastStep(),
                        risen,
                        RISEN,
                        "The validation loss is " + NumberPhrase.number(validation.last()) + ", " + times(risen)
                                + " its minimum of " + NumberPhrase.number(least)
                                + "; meanwhile the training loss went from "
                                + NumberPhrase.number(train.value(then)) + " to " + NumberPhrase.number(train.last())
                                + ".");
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

    private static Evidence apart(Series train, Series validation, double times) {
        return new Evidence(
                Signals.VALIDATION_LOSS.tag(),
                validation.lastStep(),
                validation.lastStep(),
                times,
                TIMES,
                "The validation loss ends at " + NumberPhrase.number(validation.last()) + ", " + times(times)
                        + " the training loss, which fell from " + NumberPhrase.number(train.value(0)) + " to "
                        + NumberPhrase.number(train.last()) + ".");
    }

    /** Ultralytics has measured validation loss behind a softmax: there it has a floor, and tells only where accuracy is low, too. */
    private static boolean isOfAnotherScale(Recording recording) {
        return recording.origin().filter(it -> it.tool() == LogTool.ULTRALYTICS).isPresent()
                && !(recording.series(Signals.VALIDATION_ACCURACY).last() < LOW);
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
