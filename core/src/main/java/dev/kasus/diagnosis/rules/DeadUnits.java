package dev.kasus.diagnosis.rules;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Comparator;
import java.util.List;

/**
 * The units that are 0 on every sampled image, layer by layer.
 *
 * @param layers with the share of dead units that none of the last readings went below, the worst first
 */
record DeadUnits(List<Share> layers) {
    /** A unit that is silent in one reading may wake; one that is silent in three epochs on end has no gradient to wake by. */
    static final int READINGS = 3;
    /** With fewer units than one in twenty alive, next to nothing passes the layer in either direction. */
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

    /** The least of the last readings. */
    static double lasting(Series series) {
        return series.tail(READINGS).min();
    }

    /** Whether there is a layer that next to nothing passes. */
    boolean isBlocked() {
        return !layers.isEmpty() && share() >= BLOCKED;
    }

    /** Whether there is a layer that has lost most of its units. */
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
