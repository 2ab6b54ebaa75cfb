package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;

/** Validation images that are half known. */
final class TrainValidationLeak implements Rule {
    /** A stray individual does not flatter a figure. */
    private static final double LEAK = 0.02;

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
        return "Images of one track or individual stand in both splits: validation asks about images that training has nearly seen, and flatters.";
    }

    @Override
    public Opinion judge(Recording recording) {
        Series shared = recording.series(Signals.SHARED_GROUPS);
        if (!(shared.last() >= 0 && shared.last() <= 1)) {
            return new Opinion.Unknown(
                    "which track or individual each image shows is not known",
                    "Name data.source.folder.group-column or group-pattern; kasus data FOLDER finds near-copies without.");
        }
        double share = shared.last();
        Evidence seen = new Evidence(
                Signals.SHARED_GROUPS.tag(),
                0,
                0,
                share,
                LEAK,
                Figures.percent(share) + " of the validation images belong to a group that was trained on, too; "
                        + Figures.percent(LEAK) + " is much.");
        return share < LEAK
                ? new Opinion.Absent(seen.sentence(), List.of(seen))
                : new Opinion.Present(
                        LEAST_SEVERITY + (1 - LEAST_SEVERITY) * share / 2, List.of(), List.of(), 0, List.of(seen));
    }
}
