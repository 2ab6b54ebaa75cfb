package dev.kasus.torch.probe;

import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.Reestimation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.RunningStatistics;

/**
 * Records validation accuracy and loss with running, batch and re-estimated batch-norm statistics (arXiv
 * 2105.07576), on one sample of validation images.
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
    public boolean isDue(ProbeSchedule schedule, int epoch, boolean last) {
        return !network.statistics().isEmpty() && schedule.watchesBatchNorm(epoch, last);
    }

    @Override
    public void read(long step, Evaluation validation, Recorder recorder) {
        Evaluation asRun = validation.some(validationSample);
        recorder.scalar(Signals.ACCURACY_RUNNING_STATISTICS.tag(), step, asRun.accuracy());
        recorder.scalar(Signals.LOSS_RUNNING_STATISTICS.tag(), step, asRun.loss());
        Evaluation byBatch = validate(ForwardMode.batchStatistics(network.statistics(), ForwardHook.NONE), batchSize);
        recorder.scalar(Signals.ACCURACY_BATCH_STATISTICS.tag(), step, byBatch.accuracy());
        recorder.scalar(Signals.LOSS_BATCH_STATISTICS.tag(), step, byBatch.loss());
        RunningStatistics anew = Reestimation.of(network, data, trainSample, batchSize);
        Evaluation byAnew = validate(
                ForwardMode.validation(anew, ForwardHook.NONE),
                Evaluation.batch(data.validation().images().side()));
        recorder.scalar(Signals.ACCURACY_REESTIMATED_STATISTICS.tag(), step, byAnew.accuracy());
        recorder.scalar(Signals.LOSS_REESTIMATED_STATISTICS.tag(), step, byAnew.loss());
    }

    private Evaluation validate(ForwardMode mode, int images) {
        return Evaluation.of(network, data.validation(), validationSample, data.normalizer(), mode, images);
    }
}
