package dev.kasus.torch.probe;

import dev.kasus.landscape.Curvature;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import dev.kasus.torch.curvature.Curvatures;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Network;

/** Records, at the end of a run, how the training loss lies around the weights. Works on a copy of the net. */
final class CurvatureProbe implements EpochProbe {
    private final Recipe recipe;
    private final Network network;
    private final TrainingData data;
    private final int images;

    /** Looks at so many images for the Hessian. */
    CurvatureProbe(Recipe recipe, Network network, TrainingData data, int images) {
        this.recipe = recipe;
        this.network = network;
        this.data = data;
        this.images = images;
    }

    @Override
    public boolean isDue(ProbeSchedule schedule, int epoch, boolean last) {
        return schedule.measuresEnd(last);
    }

    @Override
    public void read(long step, Evaluation validation, Recorder recorder) {
        if (!network.isFinite()) {
            return;
        }
        Network copy = Network.of(recipe, data.classes());
        copy.parameters().values().copy_(network.parameters().values());
        Curvature found = Curvatures.of(copy, data, recipe.training().batchSize(), images);
        record(Signals.CURVATURE_LOSS, found.loss(), step, recorder);
        record(Signals.CURVATURE_GRADIENT_NORM, found.gradientNorm(), step, recorder);
        record(Signals.LARGEST_EIGENVALUE, found.largestEigenvalue(), step, recorder);
        record(Signals.LARGEST_EIGENVALUE_ERROR, found.largestError(), step, recorder);
        record(Signals.SMALLEST_EIGENVALUE, found.smallestEigenvalue(), step, recorder);
        record(Signals.SMALLEST_EIGENVALUE_ERROR, found.smallestError(), step, recorder);
        record(Signals.SHARPNESS, found.sharpness(), step, recorder);
        record(Signals.CURVATURE_GRADIENT_IMAGES, found.gradientImages(), step, recorder);
        record(Signals.CURVATURE_HESSIAN_IMAGES, found.hessianImages(), step, recorder);
    }

    /** What overflows is left out. */
    private static void record(Signal signal, double value, long step, Recorder recorder) {
        if (Double.isFinite(value)) {
            recorder.scalar(signal.tag(), step, value);
        }
    }
}
