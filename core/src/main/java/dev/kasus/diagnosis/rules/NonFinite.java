package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/** Detects a loss that became NaN or infinite. */
final class NonFinite implements Rule {
    /** After a non-finite loss the run is lost; one that was skipped is a warning. */
    private static final double LOST = 1;

    private static final double RECOVERED = 0.4;

    private static final List<Signal> LOSSES =
            List.of(Signals.STEP_LOSS, Signals.TRAIN_LOSS, Signals.EVAL_MODE_TRAIN_LOSS, Signals.VALIDATION_LOSS);

    @Override
    public String id() {
        return "non-finite";
    }

    @Override
    public String title() {
        return "Non-finite loss";
    }

    @Override
    public String about() {
        return "The loss became NaN or infinite, for example by an overflow, a division by zero or the logarithm of zero.";
    }

    @Override
    public Kind kind() {
        return Kind.SYMPTOM;
    }

    @Override
    public Opinion judge(Recording recording) {
        List<Evidence> broken = new ArrayList<>();
        List<Evidence> sound = new ArrayList<>();
        long onset = Long.MAX_VALUE;
        boolean lost = false;
        for (Signal signal : LOSSES) {
            Series series = recording.series(signal);
            if (series.isEmpty()) {
                continue;
            }
            int first = firstNonFinite(series);
            if (first < 0) {
                sound.add(sound(signal, series));
            } else {
                broken.add(broken(signal, series, first));
                onset = Math.min(onset, series.step(first));
                lost |= !Double.isFinite(series.last());
            }
        }
        if (!broken.isEmpty()) {
            return new Opinion.Present(lost ? LOST : RECOVERED, brokenLayers(recording), List.of(), onset, broken);
        }
        if (sound.isEmpty()) {
            return new Opinion.Unknown(
                    "no loss is recorded",
                    "Record train/loss or validation/loss.",
                    Lacking.of(recording).signals(Signals.TRAIN_LOSS).needs());
        }
        return new Opinion.Absent(
                "Every loss that was recorded is finite: " + sound.get(0).sentence(), sound);
    }

    private static int firstNonFinite(Series series) {
        for (int i = 0; i < series.size(); i++) {
            if (!Double.isFinite(series.value(i))) {
                return i;
            }
        }
        return -1;
    }

    private static Evidence broken(Signal signal, Series series, int first) {
        String before = first == 0
                ? "from its first reading"
                : "at step " + series.step(first) + "; it was " + NumberPhrase.number(series.value(first - 1))
                        + " at step " + series.step(first - 1);
        return new Evidence(
                signal.tag(),
                series.step(first),
                series.lastStep(),
                series.value(first),
                Double.NaN,
                signal.tag() + " was " + NumberPhrase.number(series.value(first)) + " " + before + after(series) + ".");
    }

    /** Where it was finite again; empty if it never was. */
    private static String after(Series series) {
        int last = series.size() - 1;
        if (!Double.isFinite(series.value(last))) {
            return "";
        }
        while (last > 0 && Double.isFinite(series.value(last - 1))) {
            last--;
        }
        return "; it is finite again from step " + series.step(last) + " on";
    }

    private static Evidence sound(Signal signal, Series series) {
        return new Evidence(
                signal.tag(),
                series.step(0),
                series.lastStep(),
                series.max(),
                Double.NaN,
                "the largest of " + series.size() + " recorded values of " + signal.tag() + " was "
                        + NumberPhrase.number(series.max()) + ".");
    }

    /** The layers whose gradients became non-finite first. */
    private static List<String> brokenLayers(Recording recording) {
        List<String> layers = new ArrayList<>();
        long earliest = Long.MAX_VALUE;
        for (String layer : recording.subjects(Signals.WEIGHT_GRADIENT)) {
            Series series = recording.series(Signals.WEIGHT_GRADIENT, layer);
            int first = firstNonFinite(series);
            if (first >= 0 && series.step(first) <= earliest) {
                if (series.step(first) < earliest) {
                    layers.clear();
                }
                earliest = series.step(first);
                layers.add(layer);
            }
        }
        return layers;
    }
}
