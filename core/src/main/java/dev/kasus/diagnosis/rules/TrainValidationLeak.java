package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;

/** Validation images that are half known. */
final class TrainValidationLeak implements Rule {
    /** A stray individual does not flatter a figure. */
    private static final double LEAK = 0.02;

    /** Two animals may look alike now and then, and be no copies. */
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
        return "Images of one track or individual, or near-duplicates, stand in both splits: validation asks about images that training has nearly seen, and flatters.";
    }

    @Override
    public Opinion judge(Recording recording) {
        double groups = recording.series(Signals.SHARED_GROUPS).last();
        if (isShare(groups)) {
            return judge(
                    Signals.SHARED_GROUPS,
                    groups,
                    LEAK,
                    " of the validation images belong to a group that was trained on, too; ");
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
                "which track or individual each image shows is not known"
                        + (isShare(copies)
                                ? "; " + NumberPhrase.percent(copies)
                                        + " of the validation images have a near-duplicate in training"
                                : ""),
                "Name data.source.folder.group-column or group-pattern; kasus data FOLDER finds near-duplicates without.");
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
                NumberPhrase.percent(share) + what + NumberPhrase.percent(much) + " is much.");
        return share < much
                ? new Opinion.Absent(seen.sentence(), List.of(seen))
                : new Opinion.Present(
                        LEAST_SEVERITY + (1 - LEAST_SEVERITY) * share / 2, List.of(), List.of(), 0, List.of(seen));
    }
}
