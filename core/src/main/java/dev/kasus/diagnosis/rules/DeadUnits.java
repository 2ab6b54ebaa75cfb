package dev.kasus.diagnosis.rules;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Comparator;
import java.util.List;

/**
 * Units that are 0 on every evaluation sample, layer by layer.
 *
 * @param layers with the lowest share of dead units in the last readings, worst first
 */
record DeadUnits(List<Share> layers) {
    /** Readings that must agree: a unit that is 0 once may recover; one that is 0 in three readings gets no gradient. */
    static final int READINGS = 3;
    /** With more than 95 % dead units, almost nothing passes the layer in either direction. */
    static final double BLOCKED = 0.95;

    /**
     * One layer.
     *
     * @param share dead in each of the last readings
     */
    record Share(String layer, double share) {}

    /** Copies the list. */
    DeadUnits {
        layers = List.copyOf(layers);
    }

    static DeadUnits of(Recording recording) {
        return new DeadUnits(recording.subjects(Signals.DEAD_FRACTION).stream()
                .map(layer -> new Share(layer, lasting(recording.series(Signals.DEAD_FRACTION, layer))))
                .filter(share -> Double.isFinite(share.share()))
                .sorted(Comparator.comparingDouble(share -> -share.share()))
                .toList());
    }

    /** The minimum of the last readings. */
    static double lasting(Series series) {
        return series.tail(READINGS).min();
    }

    /** Whether a layer is blocked by dead units. */
    boolean isBlocked() {
        return !layers.isEmpty() && share() >= BLOCKED;
    }

    /** Whether a layer has lost most of its units. */
    boolean mostly() {
        return !layers.isEmpty() && share() >= DyingRelu.MOSTLY_DEAD;
    }

    /** The layer with the largest share. */
    String worst() {
        return layers.get(0).layer();
    }

    /** Its share. */
    double share() {
        return layers.get(0).share();
    }
}
