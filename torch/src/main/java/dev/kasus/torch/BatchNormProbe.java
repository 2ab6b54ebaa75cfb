package dev.kasus.torch;

import dev.kasus.recipe.Layer.BatchNorm;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Compares the running statistics of batch normalisation with those of training and of validation images, and how well the
 * network validates under running, batch and re-estimated statistics (arXiv 2105.07576).
 */
final class BatchNormProbe implements EpochProbe {
    private final Network network;
    private final Batches train;
    private final int[] trainSample;
    private final Batches validation;
    private final int[] validationSample;
    private final Normalizer normalizer;
    private final int trainingBatch;
    private final int passBatch;

    /**
     * @param trainingBatch images a batch in training: batch statistics are taken over as many
     * @param passBatch images a forward pass where the batch does not matter
     */
    BatchNormProbe(
            Network network,
            Batches train,
            int[] trainSample,
            Batches validation,
            int[] validationSample,
            Normalizer normalizer,
            int trainingBatch,
            int passBatch) {
        this.network = network;
        this.train = train;
        this.trainSample = trainSample;
        this.validation = validation;
        this.validationSample = validationSample;
        this.normalizer = normalizer;
        this.trainingBatch = trainingBatch;
        this.passBatch = passBatch;
    }

    @Override
    public boolean isDue(WatchSchedule schedule, int epoch, boolean last) {
        return !network.statistics().isEmpty() && schedule.watchesBatchNorm(epoch, last);
    }

    @Override
    public void read(long step, Recorder recorder) {
        RunningStatistics running = network.statistics();
        measure(train, trainSample, running, Signals.BATCH_NORM_TRAIN_DISTANCE, step, recorder);
        Evaluation asRun =
                measure(validation, validationSample, running, Signals.BATCH_NORM_VALIDATION_DISTANCE, step, recorder);
        recorder.scalar(Signals.ACCURACY_RUNNING_STATISTICS.tag(), step, asRun.accuracy());
        recorder.scalar(Signals.LOSS_RUNNING_STATISTICS.tag(), step, asRun.loss());
        Evaluation byBatch = validate(Pass.batchStatistics(running, Tap.NONE), trainingBatch);
        recorder.scalar(Signals.ACCURACY_BATCH_STATISTICS.tag(), step, byBatch.accuracy());
        recorder.scalar(Signals.LOSS_BATCH_STATISTICS.tag(), step, byBatch.loss());
        Evaluation anew = validate(Pass.validation(reestimated(), Tap.NONE), passBatch);
        recorder.scalar(Signals.ACCURACY_REESTIMATED_STATISTICS.tag(), step, anew.accuracy());
        recorder.scalar(Signals.LOSS_REESTIMATED_STATISTICS.tag(), step, anew.loss());
    }

    private Evaluation validate(Pass pass, int batchSize) {
        return Evaluation.of(network, validation, validationSample, normalizer, pass, batchSize);
    }

    private Evaluation measure(
            Batches batches, int[] sample, RunningStatistics running, Signal distance, long step, Recorder recorder) {
        Map<String, BatchMoments> seen = new HashMap<>();
        Tap tap = (layer, input, output) -> {
            if (layer instanceof BatchNorm) {
                seen.computeIfAbsent(layer.name(), name -> new BatchMoments()).add(input);
            }
        };
        Evaluation evaluation =
                Evaluation.of(network, batches, sample, normalizer, Pass.validation(running, tap), passBatch);
        running.layers()
                .forEach((name, moments) -> recorder.scalar(
                        distance.of(name),
                        step,
                        Objects.requireNonNull(seen.get(name)).distance(moments)));
        return evaluation;
    }

    /** Statistics estimated anew: the plain mean over training batches, layer by layer on the batches' own statistics. */
    private RunningStatistics reestimated() {
        RunningStatistics anew = network.statistics().copy();
        Map<String, BatchMoments> seen = new HashMap<>();
        Tap tap = (layer, input, output) -> {
            if (layer instanceof BatchNorm) {
                seen.computeIfAbsent(layer.name(), name -> new BatchMoments()).add(input);
            }
        };
        Evaluation.of(network, train, trainSample, normalizer, Pass.batchStatistics(anew, tap), trainingBatch);
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            anew.layers().forEach((name, moments) -> {
                BatchMoments batches = Objects.requireNonNull(seen.get(name));
                moments.mean().copy_(Floats.tensor(batches.means()));
                moments.variance().copy_(Floats.tensor(batches.variances()));
            });
        }
        return anew;
    }
}
