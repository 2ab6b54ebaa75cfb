package dev.kasus.torch;

import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.Progress;
import dev.kasus.engine.RunObserver;
import dev.kasus.recipe.LearningRate;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.Training;
import dev.kasus.run.State;
import dev.kasus.signal.Signals;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The training of one recipe, from top to bottom. Lives inside the pointer scope of one run, in one thread. */
final class TrainingLoop {
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
    private final WatchSchedule schedule;
    private final List<StepProbe> stepProbes;
    private final List<EpochProbe> epochProbes;
    private final ClassProbe classProbe;
    private final Generator dropout = torch.make_generator_cpu(0);
    private final int[] validationImages;
    private final int stepsPerEpoch;
    private final long totalSteps;
    private final int totalEpochs;

    private TrainingMemory memory = TrainingMemory.BEGIN;
    private double seconds;

    TrainingLoop(Recipe recipe, TrainingData data, ProbePreset probes, RunObserver observer) {
        this.recipe = recipe;
        this.training = recipe.training();
        this.data = data;
        this.observer = observer;
        this.network = Network.of(recipe, data.classes());
        this.optimization = Optimization.of(training, network.parameters());
        this.objective = Objective.of(
                training.loss(),
                data.dataset().classes(),
                data.dataset().train().counts(data.dataset().classes()));
        this.augmenter = Augmenter.of(training.augmentation(), data.dataset().classes());
        this.sampler = new Sampler(training.sampling(), data.dataset().train(), data.classes(), recipe.seed());
        int images = data.dataset().train().count();
        this.stepsPerEpoch = stepsPerEpoch(images, training.batchSize());
        long wholeSteps = (long) training.epochs() * stepsPerEpoch;
        this.totalSteps = training.steps() == null ? wholeSteps : Math.min(training.steps(), wholeSteps);
        this.totalEpochs = Math.toIntExact((totalSteps + stepsPerEpoch - 1) / stepsPerEpoch);
        this.rate = new LearningRate(training, stepsPerEpoch, totalSteps);
        this.schedule = new WatchSchedule(probes, images);
        this.stepProbes = List.of(new WeightProbe(recipe.model(), network.parameters()), new ActivationGradientProbe());
        this.validationImages = data.allValidation();
        this.epochProbes = epochProbes();
        this.classProbe = new ClassProbe(data.dataset().classes());
    }

    private List<EpochProbe> epochProbes() {
        int[] trainSample = TrainingData.sample(data.dataset().train(), WatchSchedule.SAMPLE);
        int[] validationSample = TrainingData.sample(data.dataset().validation(), WatchSchedule.SAMPLE);
        return List.of(
                new ActivationProbe(network, data.train(), trainSample, data.normalizer(), Evaluation.BATCH),
                new BatchNormProbe(
                        network,
                        data.train(),
                        trainSample,
                        data.validation(),
                        validationSample,
                        data.normalizer(),
                        training.batchSize(),
                        Evaluation.BATCH));
    }

    /** The last batch of an epoch may be smaller, but a single image is left out: it has no batch statistics. */
    static int stepsPerEpoch(int images, int batchSize) {
        int whole = images / batchSize;
        int rest = images % batchSize;
        return rest > 1 || whole == 0 ? whole + 1 : whole;
    }

    State run() {
        for (int epoch = memory.epoch() + 1; epoch <= totalEpochs; epoch++) {
            State state = trainEpoch(epoch);
            if (state != State.RUNNING) {
                return state;
            }
            if (memory.stopsEarly()) {
                break;
            }
        }
        return State.FINISHED;
    }

    private State trainEpoch(int epoch) {
        long began = System.nanoTime();
        int[] order = sampler.order(epoch);
        double lossSum = 0;
        double right = 0;
        int seen = 0;
        long step = memory.step();
        for (int batch = 0; batch < stepsPerEpoch && step < totalSteps; batch++) {
            if (observer.stopRequested()) {
                return State.INTERRUPTED;
            }
            int from = batch * training.batchSize();
            int to = Math.min(order.length, from + training.batchSize());
            step++;
            StepResult result = trainStep(step, order, from, to);
            lossSum += result.loss() * (to - from);
            right += result.right();
            seen += to - from;
            if (!Double.isFinite(result.loss())) {
                return State.DIVERGED;
            }
            observer.progress(new Progress(
                    epoch - 1,
                    totalEpochs,
                    step,
                    totalSteps,
                    memory.trainLoss(),
                    memory.trainAccuracy(),
                    memory.validationAccuracy()));
        }
        double trained = (System.nanoTime() - began) / 1e9;
        seconds += trained;
        observer.scalar(Signals.THROUGHPUT.tag(), step, seen / trained);
        finishEpoch(epoch, step, lossSum / seen, right / seen);
        return State.RUNNING;
    }

    private record StepResult(double loss, double right) {}

    private StepResult trainStep(long step, int[] order, int from, int to) {
        try (PointerScope scope = new PointerScope()) {
            boolean watched = schedule.watchesStep(step);
            Augmented batch;
            try (NoGradGuard guard = new NoGradGuard()) {
                Tensor labels = data.train().labels(order, from, to);
                batch = augmenter.apply(
                        data.train().pixels(order, from, to),
                        labels,
                        Seeds.derive(recipe.seed(), "augmentation", step));
                data.normalizer().apply(batch.images());
            }
            dropout.set_current_seed(Seeds.derive(recipe.seed(), "dropout", step));
            Tensor logits = network.logits(
                    batch.images(), Pass.training(dropout, network.statistics(), watched ? this::tap : Tap.NONE));
            Tensor loss = objective.mean(logits, batch.targets());
            double lossValue = loss.item_double();
            optimization.zeroGrad();
            loss.backward();
            double learningRate = rate.at(step - 1, memory.plateau().factor());
            record(step, lossValue, learningRate, watched);
            if (watched) {
                stepProbes.forEach(probe -> probe.backwardDone(step, to - from, observer));
            }
            optimization.step(learningRate);
            if (watched) {
                stepProbes.forEach(probe -> probe.updateDone(step, observer));
            }
            double right = logits.argmax(new org.bytedeco.pytorch.LongOptional(1), false)
                    .eq(batch.targets().labels())
                    .sum()
                    .item_double();
            return new StepResult(lossValue, right);
        }
    }

    private void tap(dev.kasus.recipe.Layer layer, Tensor input, Tensor output) {
        stepProbes.forEach(probe -> probe.tap().seen(layer, input, output));
    }

    private void record(long step, double loss, double learningRate, boolean watched) {
        boolean finite = Double.isFinite(loss);
        if (step == 1 || step % STEPS_PER_RECORD == 0 || !finite) {
            observer.scalar(Signals.STEP_LOSS.tag(), step, loss);
            observer.scalar(Signals.LEARNING_RATE.tag(), step, learningRate);
        }
        if (watched || !finite) {
            observer.scalar(Signals.GRADIENT_NORM.tag(), step, optimization.gradientNorm());
        }
    }

    private void finishEpoch(int epoch, long step, double trainLoss, double trainAccuracy) {
        long began = System.nanoTime();
        Evaluation validation = Evaluation.of(
                network,
                data.validation(),
                validationImages,
                data.normalizer(),
                Pass.validation(network.statistics(), Tap.NONE),
                Evaluation.BATCH);
        double accuracy = validation.accuracy();
        observer.scalar(Signals.TRAIN_LOSS.tag(), step, trainLoss);
        observer.scalar(Signals.TRAIN_ACCURACY.tag(), step, trainAccuracy);
        observer.scalar(Signals.VALIDATION_LOSS.tag(), step, validation.loss());
        observer.scalar(Signals.VALIDATION_ACCURACY.tag(), step, accuracy);
        if (schedule.watchesClasses()) {
            classProbe.read(validation, step, observer);
        }
        boolean best = memory.isBetter(accuracy, validation.loss());
        memory = memory.after(training, epoch, step, trainLoss, trainAccuracy, accuracy, validation.loss());
        boolean last = epoch == totalEpochs || memory.stopsEarly();
        for (EpochProbe probe : epochProbes) {
            if (probe.isDue(schedule, epoch, last)) {
                try (PointerScope scope = new PointerScope();
                        NoGradGuard guard = new NoGradGuard()) {
                    probe.read(step, observer);
                }
            }
        }
        seconds += (System.nanoTime() - began) / 1e9;
        observer.scalar(Signals.SECONDS.tag(), step, seconds);
        observer.scalar(Signals.EPOCH.tag(), step, epoch);
        try (PointerScope scope = new PointerScope()) {
            observer.checkpoint(Snapshot.take(memory, seconds, network, optimization), best);
        }
        observer.progress(new Progress(epoch, totalEpochs, step, totalSteps, trainLoss, trainAccuracy, accuracy));
    }

    /** Goes on from where a checkpoint was taken. */
    void restore(dev.kasus.run.Checkpoint checkpoint) {
        Snapshot.restore(checkpoint, network, optimization);
        memory = TrainingMemory.from(checkpoint);
        seconds = Double.parseDouble(checkpoint.values().getOrDefault("seconds", "0"));
    }
}
