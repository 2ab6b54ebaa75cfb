package dev.kasus.torch.probe;

import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.NormInputs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Records the output of every layer on a fixed sample of training images in eval mode: mean, standard deviation,
 * dead units, saturation. The same pass gives the eval-mode training accuracy and the distance of batch-norm running
 * statistics.
 */
public final class ActivationProbe implements EpochProbe {
    private final Network network;
    private final TrainingData data;
    private final int[] sample;

    ActivationProbe(Network network, TrainingData data, int[] sample) {
        this.network = network;
        this.data = data;
        this.sample = sample;
    }

    @Override
    public boolean isDue(ProbeSchedule schedule, int epoch, boolean last) {
        return schedule.watchesActivations(epoch, last);
    }

    @Override
    public void read(long step, Evaluation validation, Recorder recorder) {
        read(step, recorder);
    }

    void read(long step, Recorder recorder) {
        Map<String, OutputStatistics> layers = new LinkedHashMap<>();
        NormInputs normInputs = new NormInputs(true);
        ForwardHook hook = (layer, input, output) -> {
            layers.computeIfAbsent(layer.name(), name -> new OutputStatistics(layer))
                    .add(output);
            normInputs.seen(layer, input, output);
        };
        ForwardMode mode = ForwardMode.validation(network.statistics(), hook);
        Evaluation evalMode = Evaluation.of(
                network,
                data.train(),
                sample,
                data.normalizer(),
                mode,
                Evaluation.batch(data.train().images().side()));
        recorder.scalar(Signals.EVAL_MODE_TRAIN_LOSS.tag(), step, evalMode.loss());
        recorder.scalar(Signals.EVAL_MODE_TRAIN_ACCURACY.tag(), step, evalMode.accuracy());
        layers.values().forEach(statistics -> statistics.record(step, recorder));
        normInputs.record(network.statistics(), Signals.BATCH_NORM_TRAIN_DISTANCE, step, recorder);
    }
}
