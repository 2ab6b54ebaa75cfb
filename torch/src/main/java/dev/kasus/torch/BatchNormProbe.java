package dev.kasus.torch;

import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;

/**
 * How well the network validates under running, batch and re-estimated statistics of batch normalisation (arXiv 2105.07576), on
 * one sample of validation images.
 */
final class BatchNormProbe implements EpochProbe {
    private final Network network;
    private final TrainingData data;
    private final int[] trainSample;
    private final int[] validationSample;
    private final int batchSize;

    /**
     * @param trainSample images that statistics are estimated on
     * @param batchSize images a batch in training: batch statistics are taken over as many
     */
    BatchNormProbe(Network network, TrainingData data, int[] trainSample, int[] validationSample, int batchSize) {
        this.network = network;
        this.data = data;
        this.trainSample = trainSample;
        this.validationSample = validationSample;
        this.batchSize = batchSize;
    }

    @Override
    public boolean isDue(WatchSchedule schedule, int epoch, boolean last) {
        return !network.statistics().isEmpty() && schedule.watchesBatchNorm(epoch, last);
    }

    @Override
    public void read(long step, Evaluation validation, Recorder recorder) {
        Evaluation asRun = validation.some(validationSample);
        recorder.scalar(Signals.ACCURACY_RUNNING_STATISTICS.tag(), step, asRun.accuracy());
        recorder.scalar(Signals.LOSS_RUNNING_STATISTICS.tag(), step, asRun.loss());
        Evaluation byBatch = validate(Pass.batchStatistics(network.statistics(), Tap.NONE), batchSize);
        recorder.scalar(Signals.ACCURACY_BATCH_STATISTICS.tag(), step, byBatch.accuracy());
        recorder.scalar(Signals.LOSS_BATCH_STATISTICS.tag(), step, byBatch.loss());
        RunningStatistics anew = Reestimation.of(network, data, trainSample, batchSize);
        Evaluation byAnew = validate(
                Pass.validation(anew, Tap.NONE),
                Evaluation.batch(data.validation().images().side()));
        recorder.scalar(Signals.ACCURACY_REESTIMATED_STATISTICS.tag(), step, byAnew.accuracy());
        recorder.scalar(Signals.LOSS_REESTIMATED_STATISTICS.tag(), step, byAnew.loss());
    }

    private Evaluation validate(Pass pass, int images) {
        return Evaluation.of(network, data.validation(), validationSample, data.normalizer(), pass, images);
    }
}
