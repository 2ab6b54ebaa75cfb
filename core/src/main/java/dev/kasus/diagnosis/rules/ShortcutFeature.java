package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.List;

/** Images whose borders say what they show. */
final class ShortcutFeature implements Rule {
    /** What the borders alone tell, beside what the net tells: most of it. */
    private static final double MOST = 0.8;
    /** Borders that tell less are no more than a hint of where a picture was taken. */
    private static final double MUCH = 0.6;

    private static final double LEAST_SEVERITY = 0.4;

    @Override
    public String id() {
        return "shortcut-feature";
    }

    @Override
    public String title() {
        return "Shortcut feature";
    }

    @Override
    public String about() {
        return "Time stamps, frames or backgrounds at the border of an image say what its class is: the net need not look at the thing itself, and fails where they are missing.";
    }

    @Override
    public Opinion judge(Recording recording) {
        double border = recording.series(Signals.BORDER_ACCURACY).last();
        double net = recording.series(Signals.VALIDATION_ACCURACY).last();
        boolean known = border >= 0 && border <= 1 && net >= 0 && net <= 1;
        if (!known || recording.provenance().isEmpty()) {
            return new Opinion.Unknown(
                    "how much of the classes the borders of images give away is not recorded",
                    "Train with kasus train, for an epoch at least, with --probes economy or more.");
        }
        double chance = chance(recording.provenance().get());
        double given = Math.max(0, (border - chance) / (1 - chance));
        double told = Math.max(0, (net - chance) / (1 - chance));
        Evidence seen = new Evidence(
                Signals.BORDER_ACCURACY.tag(),
                0,
                recording.series(Signals.VALIDATION_ACCURACY).lastStep(),
                border,
                chance + MUCH * (1 - chance),
                "The strips along the edges alone, without a net, tell the class of " + NumberPhrase.percent(border)
                        + " of the validation images; the net tells that of " + NumberPhrase.percent(net) + ".");
        return given >= MUCH && given >= MOST * told
                ? new Opinion.Present(
                        LEAST_SEVERITY + (1 - LEAST_SEVERITY) * NumberPhrase.rising(given, MUCH, 1),
                        List.of(),
                        List.of(),
                        0,
                        List.of(seen))
                : new Opinion.Absent(seen.sentence(), List.of(seen));
    }

    /** Share of the largest class in validation. */
    private static double chance(Provenance provenance) {
        List<Integer> counts = provenance.validationCounts();
        int all = counts.stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 0 : Math.min(0.99, (double) Collections.max(counts) / all);
    }
}
