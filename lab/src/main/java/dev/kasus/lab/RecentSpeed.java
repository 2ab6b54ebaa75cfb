package dev.kasus.lab;

import java.util.function.LongSupplier;

/**
 * The recent speed of work, to estimate the remaining time. It looks back over at least the last quarter of its time, so that
 * the slow first steps are soon forgotten, and says nothing before it has seen enough. Used from one thread at a time.
 */
public final class RecentSpeed {
    private static final double LEAST_SECONDS = 2;
    private static final int LEAST_SIGHTINGS = 5;
    private static final double SHORTEST_SPAN = 10;

    private final LongSupplier nanoTime;
    private int sightings;
    private Sighting first = new Sighting(0, 0);
    private Sighting older = first;
    private Sighting newer = first;
    private Sighting last = first;

    private record Sighting(long nanos, double done) {
        double secondsSince(Sighting other) {
            return (nanos - other.nanos) / 1e9;
        }
    }

    /** A speed without any measurement. */
    public RecentSpeed(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Records the work done so far, in any unit; it must not decrease. Work before the first call has no known duration. */
    public void sees(double done) {
        last = new Sighting(nanoTime.getAsLong(), done);
        if (sightings++ == 0) {
            first = last;
            older = last;
            newer = last;
        } else if (last.secondsSince(newer) >= Math.max(SHORTEST_SPAN, last.secondsSince(first) / 4)) {
            older = newer;
            newer = last;
        }
    }

    /** Seconds for more work at this speed; NaN while unknown. */
    public double secondsFor(double left) {
        if (left == 0) {
            return 0;
        }
        double seconds = last.secondsSince(older);
        double done = last.done() - older.done();
        return sightings < LEAST_SIGHTINGS || seconds < LEAST_SECONDS || !(done > 0)
                ? Double.NaN
                : seconds / done * left;
    }
}
