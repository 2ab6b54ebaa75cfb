package dev.kasus.torch.probe;

import dev.kasus.data.image.Planted;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import java.util.stream.IntStream;

/** Records how much of the faults that are planted in training images a network has learnt, in eval mode. */
final class PlantedProbe implements EpochProbe {
    /** Images without a fault: an accuracy to about a per cent. */
    private static final int MOST_CLEAN = 2048;

    private final Network network;
    private final TrainingData data;
    private final Planted planted;
    private final int[] clean;

    PlantedProbe(Network network, TrainingData data) {
        this.network = network;
        this.data = data;
        this.planted = data.dataset().planted();
        int[] all = planted.isNothing() ? new int[0] : planted.clean();
        int[] order = TrainingData.sample(data.dataset().train().select(all), MOST_CLEAN);
        this.clean = IntStream.of(order).map(i -> all[i]).toArray();
    }

    @Override
    public boolean isDue(ProbeSchedule schedule, int epoch, boolean last) {
        return schedule.watchesClasses() && !planted.isNothing();
    }

    @Override
    public void read(long step, Evaluation validation, Recorder recorder) {
        record(Signals.PLANTED_WRONG_LABEL_FITTED_FRACTION, planted.wrongLabels(), step, recorder);
        record(Signals.PLANTED_OUTLIER_FITTED_FRACTION, planted.outliers(), step, recorder);
        record(Signals.PLANTED_CLEAN_ACCURACY, clean, step, recorder);
    }

    /** The accuracy on some images by the labels that they are trained with. */
    private void record(Signal signal, int[] images, long step, Recorder recorder) {
        if (images.length > 0) {
            Evaluation answers = Evaluation.of(
                    network,
                    data.train(),
                    images,
                    data.normalizer(),
                    ForwardMode.validation(network.statistics(), ForwardHook.NONE),
                    Evaluation.batch(data.train().images().side()));
            recorder.scalar(signal.tag(), step, answers.accuracy());
        }
    }
}
