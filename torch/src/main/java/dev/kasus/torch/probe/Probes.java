package dev.kasus.torch.probe;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.NormInputs;
import dev.kasus.torch.network.RunningStatistics;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** All probes of a training and their schedule. */
public final class Probes {
    private final ProbeSchedule schedule;
    private final RunningStatistics statistics;
    private final Recorder recorder;
    private final InitialProbe start;
    private final List<StepProbe> stepProbes;
    private final ActivationProbe activations;
    private final CriticalityProbe criticality;
    private final List<EpochProbe> epochProbes;

    public Probes(Recipe recipe, TrainingData data, Network network, ProbeSchedule schedule, Recorder recorder) {
        this.schedule = schedule;
        this.statistics = network.statistics();
        this.recorder = recorder;
        int[] trainSample = TrainingData.sample(data.dataset().train(), schedule.sample());
        int[] validationSample = TrainingData.sample(data.dataset().validation(), schedule.sample());
        this.start = new InitialProbe(recipe, network, data, schedule.sample());
        this.stepProbes = List.of(new WeightProbe(recipe.model(), network.parameters()), new ActivationGradientProbe());
        this.activations = new ActivationProbe(network, data, trainSample);
        this.criticality = new CriticalityProbe(recipe, network, data, schedule);
        this.epochProbes = List.of(
                new ClassProbe(data.dataset().classes()),
                new ClassPairProbe(recipe, network, data),
                new PlantedProbe(network, data),
                activations,
                new BatchNormProbe(
                        network,
                        data,
                        trainSample,
                        validationSample,
                        recipe.training().batchSize()),
                criticality,
                new LinearProbe(recipe, network, data),
                new CurvatureProbe(recipe, network, data, schedule.hessianSample()));
    }

    /** Says that the run began from other weights than the recipe's seed draws, whether it is resumed or not. */
    public void beganElsewhere() {
        criticality.beganElsewhere();
    }

    /** Records signals before the first step. */
    public void begun() {
        if (schedule.watchesClasses()) {
            start.read(recorder);
        }
    }

    public boolean watches(long step) {
        return schedule.watchesStep(step);
    }

    /** The hook for the forward pass of a step. */
    public ForwardHook hook(long step) {
        return watches(step) ? this::seen : ForwardHook.NONE;
    }

    private void seen(Layer layer, Tensor input, Tensor output) {
        stepProbes.forEach(probe -> probe.hook().seen(layer, input, output));
    }

    /** Reads the gradients of a step before its update. */
    public void backwardDone(long step, int images) {
        stepProbes.forEach(probe -> probe.backwardDone(step, images, recorder));
    }

    /** Reads the update of a step whose gradients were read. */
    public void updateDone(long step) {
        stepProbes.forEach(probe -> probe.updateDone(step, recorder));
    }

    /** The hook for the validation pass of an epoch. */
    public NormInputs normInputs() {
        return new NormInputs(schedule.watchesClasses());
    }

    /** Reads what is due at the end of an epoch. */
    public void epochDone(int epoch, boolean last, long step, Evaluation validation, NormInputs normInputs) {
        normInputs.record(statistics, Signals.BATCH_NORM_VALIDATION_DISTANCE, step, recorder);
        for (EpochProbe probe : epochProbes) {
            if (probe.isDue(schedule, epoch, last)) {
                try (PointerScope scope = new PointerScope()) {
                    probe.read(step, validation, recorder);
                }
            }
        }
    }

    /** Records every layer when the loss of a step is not finite, whatever the schedule, to show where that began. */
    public void diverged(long step) {
        try (PointerScope scope = new PointerScope()) {
            activations.read(step, recorder);
        }
    }
}
