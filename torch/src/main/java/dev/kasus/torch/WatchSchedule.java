package dev.kasus.torch;

import dev.kasus.engine.ProbePreset;

/**
 * When probes look. Depends on the preset, the step and the epoch alone, so a resumed run is watched at the same moments.
 *
 * @param preset how much is watched
 * @param imagesPerEpoch training images an epoch
 */
record WatchSchedule(ProbePreset preset, int imagesPerEpoch) {

    /** Training images whose activations are looked at. A unit that is 0 on all of them is called dead. */
    static final int SAMPLE = 512;

    /** Images trained on for each sampled one: a forward pass costs a third of a step, so sampling costs some 2 %. */
    private static final int IMAGES_PER_SAMPLED = 16;

    /** Whether gradients and updates of a step, counted from 1, are watched. */
    boolean watchesStep(long step) {
        return switch (preset) {
            case NONE -> false;
            case ECONOMY -> isPowerOfTwo(step) || step % 100 == 0;
            case STANDARD -> isPowerOfTwo(step) || step % 25 == 0;
            case FULL -> step <= 10 || step % 5 == 0;
        };
    }

    /** Whether activations are watched at the end of an epoch, counted from 1. */
    boolean watchesActivations(int epoch, boolean last) {
        return switch (preset) {
            case NONE -> false;
            case ECONOMY -> last || isPowerOfTwo(epoch);
            case STANDARD -> last || isPowerOfTwo(epoch) || isAffordable(epoch);
            case FULL -> true;
        };
    }

    /** Whether batch-norm statistics are compared at the end of an epoch, counted from 1. */
    boolean watchesBatchNorm(int epoch, boolean last) {
        return switch (preset) {
            case NONE -> false;
            case ECONOMY -> last;
            case STANDARD -> last || isPowerOfTwo(epoch);
            case FULL -> true;
        };
    }

    /** Whether classes are watched at the end of an epoch: costs sorting only, the answers are there. */
    boolean watchesClasses() {
        return preset != ProbePreset.NONE;
    }

    private boolean isAffordable(int epoch) {
        long every = (long) SAMPLE * IMAGES_PER_SAMPLED;
        return (long) epoch * imagesPerEpoch / every > (long) (epoch - 1) * imagesPerEpoch / every;
    }

    private static boolean isPowerOfTwo(long value) {
        return Long.bitCount(value) == 1;
    }
}
