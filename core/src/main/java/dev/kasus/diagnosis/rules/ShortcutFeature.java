package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.List;

/** Detects images whose borders reveal their class. */
final class ShortcutFeature implements Rule {
    /** Border accuracy relative to the accuracy of the net. */
    private static final double MOST = 0.8;
    /** Least border accuracy above chance; less may only hint at where a picture was taken. */
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
        return "Time stamps, frames or backgrounds at the image border reveal the class. The net can use them "
                + "instead of the object, and fails where they are missing.";
    }

    @Override
    public Opinion judge(Recording recording) {
        double border = recording.series(Signals.BORDER_ACCURACY).last();
        double net = recording.series(Signals.VALIDATION_ACCURACY).last();
        boolean known = border >= 0 && border <= 1 && net >= 0 && net <= 1;
        if (!known || recording.provenance().isEmpty()) {
            return new Opinion.Unknown(
                    "the accuracy of a classifier on image borders is not recorded",
                    "Train with kasus train for at least one epoch, with --probes economy or more.",
                    List.of(Need.Beyond.IMAGES));
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
                "A classifier that sees only strips along the image border reaches " + NumberPhrase.percent(border)
                        + " validation accuracy; the net reaches " + NumberPhrase.percent(net) + ".");
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
