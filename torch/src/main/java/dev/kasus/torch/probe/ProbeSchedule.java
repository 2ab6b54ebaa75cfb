package dev.kasus.torch.probe;

import dev.kasus.engine.ProbePreset;

/**
 * When probes look, and at how many images. It depends on the recipe, the preset, the step and the epoch alone, so a resumed run
 * is watched at the same moments. The price of a look is counted in images: a forward pass costs a third of a training step.
 *
 * @param preset how much is watched
 * @param imagesPerEpoch training images an epoch
 * @param totalImages training images of the whole run, each counted as often as it is trained on
 */
public record ProbeSchedule(ProbePreset preset, long imagesPerEpoch, long totalImages) {

    /** Fewer images say little of a unit that is 0 on all of them. */
    private static final int LEAST_SAMPLE = 64;

    /** More would say little more. */
    private static final int LARGEST_SAMPLE = 512;

    /** A look at the sample costs a third of this share of the run: short runs look at fewer images, not at fewer moments. */
    private static final int RUN_PER_SAMPLE = 128;

    /** Samples trained on between two looks at activations: under 1 % of the time. */
    private static final int SAMPLES_PER_ACTIVATION_LOOK = 48;

    /** Samples trained on between two comparisons of statistics, which are three passes: under 1 % of the time. */
    private static final int SAMPLES_PER_COMPARISON = 128;

    /** Images that a look is taken at. A unit that is 0 on all of them is called dead. */
    int sample() {
        long affordable = totalImages / RUN_PER_SAMPLE;
        return preset == ProbePreset.FULL
                ? LARGEST_SAMPLE
                : (int) Math.max(LEAST_SAMPLE, Math.min(LARGEST_SAMPLE, affordable));
    }

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
            case STANDARD -> last || isPowerOfTwo(epoch) || isEvery(SAMPLES_PER_ACTIVATION_LOOK, epoch);
            case FULL -> true;
        };
    }

    /** Whether validation under different statistics is compared at the end of an epoch, counted from 1. */
    boolean watchesBatchNorm(int epoch, boolean last) {
        return switch (preset) {
            case NONE -> false;
            case ECONOMY -> last;
            case STANDARD -> last || isEvery(SAMPLES_PER_COMPARISON, epoch);
            case FULL -> true;
        };
    }

    /** Whether what the validation pass of every epoch shows is recorded class by class and norm by norm: the answers are there. */
    boolean watchesClasses() {
        return preset != ProbePreset.NONE;
    }

    /** Whether another so many samples have been trained on in this epoch. */
    private boolean isEvery(int samples, int epoch) {
        long images = (long) samples * sample();
        return epoch * imagesPerEpoch / images > (epoch - 1) * imagesPerEpoch / images;
    }

    private static boolean isPowerOfTwo(long value) {
        return Long.bitCount(value) == 1;
    }
}
