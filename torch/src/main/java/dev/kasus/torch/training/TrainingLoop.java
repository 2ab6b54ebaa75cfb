package dev.kasus.torch.training;

import dev.kasus.data.image.ImageSet;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.Progress;
import dev.kasus.engine.RunObserver;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.training.LearningRate;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.State;
import dev.kasus.signal.Signals;
import dev.kasus.torch.augmentation.Augmented;
import dev.kasus.torch.augmentation.Augmenter;
import dev.kasus.torch.batch.Sampler;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.Reestimation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.NormInputs;
import dev.kasus.torch.network.Norms;
import dev.kasus.torch.network.RunningStatistics;
import dev.kasus.torch.probe.ProbeSchedule;
import dev.kasus.torch.probe.Probes;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The training of one recipe, from top to bottom. Lives inside the pointer scope of one run, in one thread. */
public final class TrainingLoop {
    /** Steps between two records of loss and learning rate. */
    private static final int STEPS_PER_RECORD = 10;

    private final Recipe recipe;
    private final Training training;
    private final TrainingData data;
    private final RunObserver observer;
    private final Network network;
    private final Optimization optimization;
    private final Objective objective;
    private final Augmenter augmenter;
    private final Sampler sampler;
    private final LearningRate rate;
    private final Probes probes;
    private final Generator dropout = torch.make_generator_cpu(0);
    private final int[] validationImages;
    private final int stepsPerEpoch;
    private final long totalSteps;
    private final int totalEpochs;

    private final DeadUnitRecycling recycling;

    private TrainingState memory = TrainingState.BEGIN;
    private double seconds;
    private String firstWeights = "";

    public TrainingLoop(Recipe recipe, TrainingData data, ProbePreset preset, RunObserver observer) {
        this.recipe = recipe;
        this.training = recipe.training();
        this.data = data;
        this.observer = observer;
        this.network = Network.of(recipe, data.classes());
        this.optimization = Optimization.of(training, network.parameters());
        List<String> classes = data.dataset().classes();
        ImageSet images = data.dataset().train();
        this.objective = Objective.of(training.loss(), classes, images.counts(classes));
        this.augmenter = Augmenter.of(training.augmentation(), classes);
        this.sampler = new Sampler(training.sampling(), images, data.classes(), recipe.seed());
        this.stepsPerEpoch = stepsPerEpoch(images.count(), training.batchSize());
        long wholeSteps = (long) training.epochs() * stepsPerEpoch;
        this.totalSteps = training.steps() == null ? wholeSteps : Math.min(training.steps(), wholeSteps);
        this.totalEpochs = Math.toIntExact((totalSteps + stepsPerEpoch - 1) / stepsPerEpoch);
        this.rate = new LearningRate(training, stepsPerEpoch, totalSteps);
        long allImages = totalSteps * Math.min(training.batchSize(), images.count());
        this.probes = new Probes(recipe, data, network, new ProbeSchedule(preset, images.count(), allImages), observer);
        this.validationImages = data.allValidation();
        this.recycling = new DeadUnitRecycling(recipe, network, data, optimization);
    }

    /** The last batch of an epoch may be smaller, but a single image is left out: it has no batch statistics. */
    static int stepsPerEpoch(int images, int batchSize) {
        int whole = images / batchSize;
        int rest = images % batchSize;
        return rest > 1 || whole == 0 ? whole + 1 : whole;
    }

    public State run() {
        if (memory.step() == 0) {
            probes.begun();
        }
        for (int epoch = memory.epoch() + 1; epoch <= totalEpochs && !stopsEarly(); epoch++) {
            State state = trainEpoch(epoch);
            if (state != State.RUNNING) {
                return state;
            }
        }
        return State.FINISHED;
    }

    /** A checkpoint may have reached early stopping under a recipe that has it; this recipe may have none. */
    private boolean stopsEarly() {
        return training.earlyStopping() != null && memory.stopsEarly();
    }

    private State trainEpoch(int epoch) {
        long began = System.nanoTime();
        int[] order = sampler.order(epoch);
        double lossSum = 0;
        double right = 0;
        int seen = 0;
        long step = memory.step();
        if (training.recyclesDeadUnits(epoch)) {
            observer.scalar(Signals.RECYCLED_UNITS.tag(), step + 1, recycling.before(epoch));
        }
        for (int batch = 0; batch < stepsPerEpoch && step < totalSteps; batch++) {
            if (observer.stopRequested()) {
                return State.INTERRUPTED;
            }
            int from = batch * training.batchSize();
            int to = Math.min(order.length, from + training.batchSize());
            step++;
            StepResult result = trainStep(epoch, step, order, from, to);
            if (!Double.isFinite(result.loss())) {
                probes.diverged(step);
                observer.scalar(Signals.SECONDS.tag(), step, seconds + (System.nanoTime() - began) / 1e9);
                return State.DIVERGED;
            }
            lossSum += result.loss() * (to - from);
            right += result.right();
            seen += to - from;
            progress(epoch - 1, step);
        }
        double trained = (System.nanoTime() - began) / 1e9;
        seconds += trained;
        observer.scalar(Signals.THROUGHPUT.tag(), step, seen / trained);
        return finishEpoch(epoch, step, lossSum / seen, right / seen);
    }

    /**
     * The results of a step before its update.
     *
     * @param loss of the batch
     * @param right number of correctly classified images
     * @param gradientNorm of all parameters together
     */
    private record StepResult(double loss, double right, double gradientNorm) {
        boolean finite() {
            return Double.isFinite(loss) && Double.isFinite(gradientNorm);
        }
    }

    private StepResult trainStep(int epoch, long step, int[] order, int from, int to) {
        try (PointerScope scope = new PointerScope()) {
            Augmented batch = batch(step, order, from, to);
            dropout.set_current_seed(Seeds.derive(recipe.seed(), "dropout", step));
            Tensor logits = network.logits(batch.images(), mode(epoch, step));
            Tensor loss = objective.mean(logits, batch.targets());
            optimization.zeroGrad();
            loss.backward();
            StepResult result = new StepResult(
                    loss.item_double(),
                    batch.targets().right(logits),
                    Norms.of(network.parameters().gradients()));
            double learningRate = rate.at(step - 1, memory.plateau().factor());
            record(step, result, learningRate);
            // A non-finite step is recorded whatever the schedule: the gradients of the layers show where it began.
            boolean watched = probes.watches(step) || !result.finite();
            if (watched) {
                probes.backwardDone(step, to - from);
            }
            if (Double.isFinite(result.loss())) {
                optimization.step(learningRate);
                if (watched) {
                    probes.updateDone(step);
                }
            }
            return result;
        }
    }

    private ForwardMode mode(int epoch, long step) {
        RunningStatistics statistics = network.statistics();
        return training.freezesStatistics(epoch)
                ? ForwardMode.frozen(dropout, statistics, probes.hook(step))
                : ForwardMode.training(dropout, statistics, probes.hook(step));
    }

    private Augmented batch(long step, int[] order, int from, int to) {
        try (NoGradGuard guard = new NoGradGuard()) {
            Augmented batch = augmenter.apply(
                    data.train().pixels(order, from, to),
                    data.train().labels(order, from, to),
                    Seeds.derive(recipe.seed(), "augmentation", step));
            data.normalizer().apply(batch.images());
            return batch;
        }
    }

    private void record(long step, StepResult result, double learningRate) {
        // A range test is recorded at every step because its rate changes at every step.
        boolean ramp = training.schedule() instanceof Schedule.RangeTest;
        if (ramp || step == 1 || step % STEPS_PER_RECORD == 0 || probes.watches(step) || !result.finite()) {
            observer.scalar(Signals.STEP_LOSS.tag(), step, result.loss());
            observer.scalar(Signals.LEARNING_RATE.tag(), step, learningRate);
            observer.scalar(Signals.GRADIENT_NORM.tag(), step, result.gradientNorm());
        }
    }

    private State finishEpoch(int epoch, long step, double trainLoss, double trainAccuracy) {
        try (PointerScope scope = new PointerScope()) {
            long began = System.nanoTime();
            boolean moving = !network.statistics().isEmpty() && !training.freezesStatistics(epoch);
            if (training.reestimateStatistics() && moving) {
                Reestimation.replace(network, data, training.batchSize());
            }
            NormInputs normInputs = probes.normInputs();
            Evaluation validation = Evaluation.of(
                    network,
                    data.validation(),
                    validationImages,
                    data.normalizer(),
                    ForwardMode.validation(network.statistics(), normInputs),
                    Evaluation.batch(data.validation().images().side()));
            double accuracy = validation.accuracy();
            double loss = validation.loss();
            observer.scalar(Signals.TRAIN_LOSS.tag(), step, trainLoss);
            observer.scalar(Signals.TRAIN_ACCURACY.tag(), step, trainAccuracy);
            observer.scalar(Signals.VALIDATION_LOSS.tag(), step, loss);
            observer.scalar(Signals.VALIDATION_ACCURACY.tag(), step, accuracy);
            boolean best = memory.isBetter(accuracy, loss);
            memory = memory.after(training, epoch, step, trainLoss, trainAccuracy, accuracy, loss);
            boolean last = epoch == totalEpochs || stopsEarly();
            probes.epochDone(epoch, last, step, validation, normInputs);
            seconds += (System.nanoTime() - began) / 1e9;
            observer.scalar(Signals.SECONDS.tag(), step, seconds);
            observer.scalar(Signals.EPOCH.tag(), step, epoch);
            if (!network.isFinite()) {
                // The last update made the weights non-finite. The checkpoint before is more useful than one of this.
                return State.DIVERGED;
            }
            observer.checkpoint(Snapshot.take(memory, seconds, firstWeights, last, network, optimization), best);
            progress(epoch, step);
            return State.RUNNING;
        }
    }

    /** With whose weights the training began, and which layers did not; empty if all were drawn. */
    public String firstWeights() {
        return firstWeights;
    }

    private void progress(int epoch, long step) {
        observer.progress(new Progress(
                epoch,
                totalEpochs,
                step,
                totalSteps,
                memory.trainLoss(),
                memory.trainAccuracy(),
                memory.validationAccuracy()));
    }

    /** Continues from a checkpoint, or begins with its weights. */
    public void restore(Checkpoint checkpoint) {
        if (checkpoint.isFirstWeights()) {
            List<String> fresh = Snapshot.restoreWhatFits(checkpoint, network);
            firstWeights = "of the run " + checkpoint.weightsOf()
                    + (fresh.isEmpty() ? "" : "; newly drawn: " + String.join(", ", fresh));
            probes.beganElsewhere();
            return;
        }
        firstWeights = checkpoint.values().getOrDefault(Snapshot.FIRST_WEIGHTS, "");
        if (!firstWeights.isEmpty()) {
            probes.beganElsewhere();
        }
        Snapshot.restore(checkpoint, network, optimization);
        memory = TrainingState.from(checkpoint);
        seconds = Double.parseDouble(checkpoint.values().getOrDefault("seconds", "0"));
    }
}
