package dev.kasus.torch.probe;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Signals;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.evaluation.ClassMetrics;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Floats;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;

/**
 * Records, at the end of a run, each class against its most confused class: k-NN impurity and silhouette in the
 * features before the last layer, AUC on training images, and example images.
 */
final class ClassPairProbe implements EpochProbe {
    /** Images of each class, enough for a share to a few per cent. */
    private static final int PER_CLASS = 64;
    /** Images of all classes together, to stay cheap with hundreds of classes. */
    private static final int MOST_IMAGES = 2048;
    /** Training images of a class for the flip symmetry; more of them, because pixels say less than features. */
    private static final int PER_SIDE_LOOK = 128;
    /** Numbers that are kept: 64 MB. */
    private static final int MOST_NUMBERS = 1 << 24;

    /** Classes with a lower AUC than this are shown, the worst first. */
    private static final double WELL_SEPARATED = 0.9;

    private static final int MOST_SHOWN = 12;

    private final Network network;
    private final TrainingData data;
    private final String classifier;

    ClassPairProbe(Recipe recipe, Network network, TrainingData data) {
        this.network = network;
        this.data = data;
        this.classifier = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .reduce((first, second) -> second)
                .map(Layer::name)
                .orElse("");
    }

    @Override
    public boolean isDue(ProbeSchedule schedule, int epoch, boolean last) {
        return schedule.watchesClasses() && last;
    }

    private record Pair(int one, int mostConfused, double lowestAuc) {}

    @Override
    public void read(long step, Evaluation validation, Recorder recorder) {
        List<Pair> pairs = pairs(validation);
        if (pairs.isEmpty()) {
            return;
        }
        List<String> classes = data.dataset().classes();
        int[] images = images(data.validation());
        float[][] features = new float[images.length][];
        Evaluation upright = ask(data.validation(), images, features(features), false);
        Evaluation mirrored = ask(data.validation(), images, ForwardHook.NONE, true);
        ClassMetrics evalMode = new ClassMetrics(ask(data.train(), images(data.train()), ForwardHook.NONE, false));
        NearestNeighbours neighbours = new NearestNeighbours(features, upright.labels());
        for (Pair pair : pairs) {
            String name = classes.get(pair.one());
            NearestNeighbours.Mixture mixture = neighbours.mixture(pair.one(), pair.mostConfused());
            recorder.scalar(Signals.CLASS_KNN_IMPURITY.of(name), step, mixture.impurity());
            recorder.scalar(Signals.CLASS_SILHOUETTE.of(name), step, mixture.silhouette());
            recorder.scalar(Signals.CLASS_FLIP_DISAGREEMENT.of(name), step, turned(upright, mirrored, pair.one()));
            recorder.scalar(Signals.CLASS_EVAL_MODE_TRAIN_RECALL.of(name), step, evalMode.recall(pair.one()));
            recorder.scalar(
                    Signals.CLASS_EVAL_MODE_TRAIN_PAIRWISE_AUC.of(name),
                    step,
                    evalMode.between(pair.one(), pair.mostConfused()).auc());
        }
        List<Pair> worst = pairs.stream()
                .filter(pair -> pair.lowestAuc() < WELL_SEPARATED)
                .limit(MOST_SHOWN)
                .toList();
        int[] looked = TrainingData.sample(data.train().images(), 0, PER_SIDE_LOOK, data.classes());
        for (Pair pair : worst) {
            String name = classes.get(pair.one());
            FlipSymmetry sides =
                    FlipSymmetry.of(data.train(), ofClass(looked, pair.one()), ofClass(looked, pair.mostConfused()));
            recorder.scalar(
                    Signals.CLASS_FLIP_ODD_AUC.of(name), step, sides.apart().auc());
            recorder.scalar(
                    Signals.CLASS_FLIP_ODD_AUC_STANDARD_ERROR.of(name),
                    step,
                    sides.apart().error());
            recorder.scalar(
                    Signals.CLASS_FLIP_INVARIANT_AUC.of(name),
                    step,
                    sides.common().auc());
        }
        for (int shown : shown(worst)) {
            int[] own = Arrays.stream(images)
                    .filter(image -> data.validation().images().label(image) == shown)
                    .toArray();
            ExampleStrip.of(data.validation().images(), own, step)
                    .ifPresent(image -> recorder.image(Signals.CLASS_EXAMPLES.of(classes.get(shown)), image));
        }
    }

    /** Every class with its most confused class, lowest AUC first. */
    private List<Pair> pairs(Evaluation validation) {
        ClassMetrics metrics = new ClassMetrics(validation);
        List<Pair> pairs = new ArrayList<>();
        for (int c = 0; c < data.classes(); c++) {
            ClassMetrics.MostConfused mostConfused = metrics.mostConfused(c);
            if (mostConfused != null) {
                double lowestAuc = Math.min(
                        metrics.ranking(c).auc(), mostConfused.ranking().auc());
                pairs.add(new Pair(c, mostConfused.index(), lowestAuc));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::lowestAuc));
        return pairs;
    }

    private static Set<Integer> shown(List<Pair> worst) {
        Set<Integer> shown = new LinkedHashSet<>();
        worst.forEach(pair -> {
            shown.add(pair.one());
            shown.add(pair.mostConfused());
        });
        return shown;
    }

    /** Those of some training images that are of a class. */
    private int[] ofClass(int[] images, int label) {
        return Arrays.stream(images)
                .filter(image -> data.train().images().label(image) == label)
                .toArray();
    }

    /** A limited number of images of each class. */
    private int[] images(Batches split) {
        int perClass = Math.max(2, Math.min(PER_CLASS, MOST_IMAGES / data.classes()));
        return TrainingData.sample(split.images(), 0, perClass, data.classes());
    }

    /** Share of the correctly classified images of a class that get another class when flipped; NaN if there are none. */
    private static double turned(Evaluation upright, Evaluation mirrored, int label) {
        int[] right = IntStream.range(0, upright.labels().length)
                .filter(i -> upright.labels()[i] == label && upright.predicted(i) == label)
                .toArray();
        return Arrays.stream(right).filter(i -> mirrored.predicted(i) != label).count() / (double) right.length;
    }

    private Evaluation ask(Batches split, int[] images, ForwardHook hook, boolean mirrored) {
        return Evaluation.of(
                network,
                split,
                images,
                data.normalizer(),
                ForwardMode.validation(network.statistics(), hook),
                Evaluation.batch(split.images().side()),
                mirrored);
    }

    /** So many of the numbers of an image, evenly spaced. */
    private static float[] spaced(float[] values, int from, int size, int kept) {
        float[] some = new float[kept];
        for (int k = 0; k < kept; k++) {
            some[k] = values[from + (int) ((long) k * size / kept)];
        }
        return some;
    }

    /** Keeps the input of the last layer with weights for each image; large feature maps are averaged over positions. */
    private ForwardHook features(float[][] features) {
        int[] next = {0};
        return (layer, input, output) -> {
            if (layer.name().equals(classifier)) {
                try (PointerScope scope = new PointerScope()) {
                    int count = (int) input.size(0);
                    boolean large = input.numel() / count * features.length > MOST_NUMBERS && input.dim() == 4;
                    float[] values = Floats.of((large ? input.mean(2, 3) : input).detach());
                    int size = values.length / count;
                    int kept = Math.min(size, MOST_NUMBERS / features.length);
                    for (int i = 0; i < count; i++) {
                        features[next[0]++] = spaced(values, i * size, size, kept);
                    }
                }
            }
        };
    }
}
