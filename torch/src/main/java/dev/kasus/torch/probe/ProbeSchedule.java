package dev.kasus.torch.probe;

import dev.kasus.engine.ProbePreset;

/**
 * The schedule of the probes and the size of their evaluation samples. It depends only on recipe, preset, step and
 * epoch, so a resumed run is probed at the same steps. Cost is counted in images: a forward pass costs a third of a
 * training step.
 *
 * @param preset of the probes
 * @param imagesPerEpoch training images an epoch
 * @param totalImages training images of the whole run, each counted as often as it is trained on
 */
public record ProbeSchedule(ProbePreset preset, long imagesPerEpoch, long totalImages) {

    /** Smallest sample; a unit that is 0 on fewer images may still be active. */
    private static final int LEAST_SAMPLE = 64;

    /** Largest sample. */
    private static final int LARGEST_SAMPLE = 512;

    /** Evaluating the sample costs a third of this share of the run: short runs use fewer images, not fewer evaluations. */
    private static final int RUN_PER_SAMPLE = 128;

    /** The same for the sample whose Hessian is measured. */
    private static final int RUN_PER_HESSIAN_SAMPLE = 256;

    /** Training images between two evaluations of activations: under 1 % of the time. */
    private static final int SAMPLES_PER_ACTIVATION_LOOK = 48;

    /** Training images between two comparisons of statistics (three forward passes): under 1 % of the time. */
    private static final int SAMPLES_PER_COMPARISON = 128;

    /** Size of the evaluation sample. A unit that is 0 on all of its images counts as dead. */
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

    /** Whether the validation pass of every epoch is recorded by class and by batch norm. */
    boolean watchesClasses() {
        return preset != ProbePreset.NONE;
    }

    /** Whether the finished net is measured, layer by layer and as a point of its loss. */
    boolean measuresEnd(boolean last) {
        return preset == ProbePreset.FULL && last;
    }

    /** Images of each split on which each layer's weights are reset: two times two passes a layer are under a quarter of the run. */
    int criticalitySample(int layers) {
        return endSample(totalImages / (8L * Math.max(1, layers)));
    }

    /** Images whose Hessian is multiplied with up to 40 vectors, each about as dear as three steps on them: under half of the run. */
    int hessianSample() {
        return endSample(totalImages / RUN_PER_HESSIAN_SAMPLE);
    }

    private static int endSample(long affordable) {
        return (int) Math.max(LEAST_SAMPLE, Math.min(LARGEST_SAMPLE, affordable));
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
