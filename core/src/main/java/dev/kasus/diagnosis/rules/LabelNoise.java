package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/** Labels that are wrong. */
final class LabelNoise implements Rule {
    /** Sound data of a net that has learnt them: a few in a hundred. */
    private static final double NOISY = 0.08;

    /** Wrong labels are spread over the classes; where the middle one has none, it is a class or two that are not told. */
    private static final double EVERYWHERE = 0.05;

    private static final double WORST = 0.3;
    private static final double LEAST_SEVERITY = 0.5;
    private static final double MOST_SEVERITY = 0.9;

    @Override
    public String id() {
        return "label-noise";
    }

    @Override
    public String title() {
        return "Label noise";
    }

    @Override
    public String about() {
        return "Images bear the label of another class. The net is as sure of them as of images that are labelled rightly, and says something else.";
    }

    @Override
    public Opinion judge(Recording recording) {
        Fit fit = Fit.of(recording);
        if (recording.provenance().isEmpty()
                || !fit.isKnown()
                || recording.subjects(Signals.CLASS_CONFIDENT_ERRORS).isEmpty()) {
            return new Opinion.Unknown(
                    "of which validation images the net is sure that they are of another class is not recorded",
                    "Train with kasus train, for an epoch at least, with --probes economy or more.");
        }
        Provenance provenance = recording.provenance().get();
        double errors = 0;
        int images = 0;
        List<String> noisy = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int c = 0; c < provenance.classes().size(); c++) {
            String name = provenance.classes().get(c);
            double share =
                    recording.series(Signals.CLASS_CONFIDENT_ERRORS, name).last();
            int count = provenance.validationCounts().get(c);
            if (Double.isFinite(share) && count > 0) {
                errors += share * count;
                images += count;
                shares.add(share);
                if (surely(share, count)) {
                    noisy.add(name);
                }
            }
        }
        double share = images == 0 ? 0 : errors / images;
        Evidence seen = new Evidence(
                Signals.CLASS_CONFIDENT_ERRORS.tag(),
                0,
                fit.step(),
                share,
                NOISY,
                "Of " + Figures.percent(share)
                        + " of the validation images the net is sure that they are of another class than their label says; "
                        + Figures.percent(NOISY) + " is much.");
        if (!fit.isGood()) {
            return new Opinion.Unknown(
                    "its answers cannot be held against the labels, for " + fit.words(),
                    "Train until the training images are learnt, or ask kasus data FOLDER --train, which cross-validates.");
        }
        boolean everywhere = shares.isEmpty()
                || Median.of(shares.stream().mapToDouble(Double::doubleValue).toArray()) >= EVERYWHERE;
        if (!(images > 0 && everywhere && surely(share, images))) {
            return new Opinion.Absent(seen.sentence(), List.of(seen));
        }
        double severity = LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * Figures.rising(share, NOISY, WORST);
        return new Opinion.Present(severity, List.of(), noisy, -1, List.of(seen));
    }

    private static boolean surely(double share, int count) {
        return share <= 1 && ProportionGap.lower(share, count) >= NOISY;
    }
}
