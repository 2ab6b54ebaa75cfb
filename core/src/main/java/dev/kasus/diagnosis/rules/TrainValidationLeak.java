package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;

/** Detects validation images that are also, or almost, in training. */
final class TrainValidationLeak implements Rule {
    /** A few shared individuals do not change the accuracy. */
    private static final double LEAK = 0.02;

    /** A few similar images may be no duplicates. */
    private static final double COPIES = 0.1;

    private static final double LEAST_SEVERITY = 0.4;

    @Override
    public String id() {
        return "train-validation-leak";
    }

    @Override
    public String title() {
        return "Leak from training into validation";
    }

    @Override
    public String about() {
        return "Images of the same track or individual, or near-duplicates, are in both splits. Validation then "
                + "tests on images that are almost in the training set, and its accuracy is too high.";
    }

    @Override
    public Opinion judge(Recording recording) {
        double groups = recording.series(Signals.SHARED_GROUPS).last();
        if (isShare(groups)) {
            return judge(
                    Signals.SHARED_GROUPS,
                    groups,
                    LEAK,
                    " of the validation images belong to a group that is also in training; ");
        }
        double copies = recording.series(Signals.NEAR_DUPLICATES).last();
        if (copies >= COPIES && isShare(copies)) {
            return judge(
                    Signals.NEAR_DUPLICATES,
                    copies,
                    COPIES,
                    " of the validation images have a near-duplicate in training; ");
        }
        return new Opinion.Unknown(
                "the track or individual of each image is not known"
                        + (isShare(copies)
                                ? "; " + NumberPhrase.percent(copies)
                                        + " of the validation images have a near-duplicate in training"
                                : ""),
                "Set data.source.folder.group-column or group-pattern; kasus data FOLDER finds near-duplicates "
                        + "without them.",
                Lacking.of(recording).signals(Signals.SHARED_GROUPS).needs());
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    private static Opinion judge(Signal signal, double share, double much, String what) {
        Evidence seen = new Evidence(
                signal.tag(),
                0,
                0,
                share,
                much,
                NumberPhrase.percent(share) + what + "the threshold is " + NumberPhrase.percent(much) + ".");
        return share < much
                ? new Opinion.Absent(seen.sentence(), List.of(seen))
                : new Opinion.Present(
                        LEAST_SEVERITY + (1 - LEAST_SEVERITY) * share / 2, List.of(), List.of(), 0, List.of(seen));
    }
}
