package dev.kasus.diagnosis.rules;

import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.Comparator;
import java.util.List;

/**
 * The share of saturated outputs of each sigmoid or tanh layer.
 *
 * @param all layers with the lowest share of the last readings, worst first
 */
record SaturatedLayers(List<Share> all) {
    /** Readings that must agree. */
    static final int READINGS = 3;

    /**
     * One layer.
     *
     * @param share saturated in each of the last readings
     */
    record Share(String layer, double share) {}

    /** Copies the list. */
    SaturatedLayers {
        all = List.copyOf(all);
    }

    static SaturatedLayers of(Recording recording) {
        return new SaturatedLayers(recording.subjects(Signals.SATURATED_FRACTION).stream()
                .map(layer -> new Share(
                        layer,
                        recording
                                .series(Signals.SATURATED_FRACTION, layer)
                                .tail(READINGS)
                                .min()))
                .filter(share -> Double.isFinite(share.share()))
                .sorted(Comparator.comparingDouble(share -> -share.share()))
                .toList());
    }

    /** The layers that count as saturated. */
    List<Share> saturated() {
        return all.stream()
                .filter(share -> share.share() >= SaturatedActivation.SATURATED)
                .toList();
    }

    /** Whether most layers are saturated: then that explains vanishing gradients. */
    boolean most() {
        return saturated().size() > all.size() / 2.0;
    }
}
