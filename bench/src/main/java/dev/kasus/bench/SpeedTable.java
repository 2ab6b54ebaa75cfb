package dev.kasus.bench;

import dev.kasus.data.Dataset;
import dev.kasus.data.ImageSet;
import dev.kasus.data.PixelStore;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.Progress;
import dev.kasus.engine.RunObserver;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Selector;
import dev.kasus.recipe.Tree;
import dev.kasus.records.recipe.Presets;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import dev.kasus.signal.Matrix;
import dev.kasus.torch.TorchEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/**
 * Images a second of the training loop with each preset of probes, against {@link BareLoop}: in every round each takes its turn,
 * so that a machine that slows down slows all of them, and the ratios of a round are compared. One thread.
 */
public final class SpeedTable {
    private static final int CLASSES = 12;

    private static final List<ProbePreset> PRESETS =
            List.of(ProbePreset.NONE, ProbePreset.ECONOMY, ProbePreset.STANDARD, ProbePreset.FULL);

    private SpeedTable() {}

    private record Net(String name, Recipe recipe, int train, int validation, int epochs) {}

    /** Prints the table; the argument is the number of rounds. */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        torch.set_num_threads(1);
        System.out.printf(
                "%-28s %10s %10s %10s %10s %10s%n", "net (one thread)", "bare", "none", "economy", "standard", "full");
        for (Net net : nets()) {
            measure(net, rounds);
        }
    }

    private static List<Net> nets() {
        Edit adam = new Edit.Set("training", Tree.Mapping.of(Map.of("batch-size", Tree.scalar(64L))));
        Recipe vgg = Presets.read("vgg").with(adam).with(new Edit.Remove(new Selector.Kind("dropout")));
        return List.of(
                new Net("LeNet, 28 px grey", Presets.read("lenet").with(adam), 8192, 1024, 4),
                new Net("6 convolutions, 32 px", vgg, 2048, 256, 4),
                new Net("ResNet-18-like, 64 px", Presets.read("resnet").with(adam), 192, 64, 4));
    }

    private static void measure(Net net, int rounds) {
        int channels = net.recipe().data().color().channels();
        ImageSet train = noise(net.train(), net.recipe().data().size(), channels, 1);
        ImageSet validation = noise(net.validation(), net.recipe().data().size(), channels, 2);
        List<String> classes =
                IntStream.range(0, CLASSES).mapToObj(i -> "c" + i).toList();
        Dataset dataset = new Dataset(classes, train, validation, Map.of());
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            int shift = Math.floorMod(round, 5);
            for (int turn = 0; turn < 5; turn++) {
                int variant = (turn + shift) % 5;
                double took =
                        variant == 0 ? bare(net, train, validation) : kasus(net, dataset, PRESETS.get(variant - 1));
                if (round >= 0) {
                    seconds.computeIfAbsent("v" + variant, name -> new ArrayList<>())
                            .add(took);
                }
            }
        }
        print(net, rounds, seconds);
    }

    private static void print(Net net, int rounds, Map<String, List<Double>> seconds) {
        double images = (double) net.train() * net.epochs();
        StringBuilder speeds = new StringBuilder(String.format("%-28s", net.name()));
        StringBuilder ratios = new StringBuilder(String.format("%-28s", "  time / bare, median"));
        StringBuilder spread = new StringBuilder(String.format("%-28s", "  time / bare, min-max"));
        for (int variant = 0; variant < 5; variant++) {
            List<Double> own = seconds.getOrDefault("v" + variant, List.of());
            List<Double> bare = seconds.getOrDefault("v0", List.of());
            double[] ratio = IntStream.range(0, rounds)
                    .mapToDouble(r -> own.get(r) / bare.get(r))
                    .sorted()
                    .toArray();
            double[] sorted = own.stream().mapToDouble(d -> d).sorted().toArray();
            speeds.append(String.format(Locale.ROOT, " %10.0f", images / sorted[rounds / 2]));
            ratios.append(String.format(Locale.ROOT, " %10.3f", ratio[rounds / 2]));
            spread.append(String.format(
                    Locale.ROOT, " %10s", String.format(Locale.ROOT, "%.2f-%.2f", ratio[0], ratio[rounds - 1])));
        }
        System.out.println(speeds + "\n" + ratios + "\n" + spread);
    }

    private static double bare(Net net, ImageSet train, ImageSet validation) {
        try (PointerScope scope = new PointerScope()) {
            return new BareLoop(net.recipe(), CLASSES).seconds(train, validation, net.epochs());
        }
    }

    private static double kasus(Net net, Dataset dataset, ProbePreset probes) {
        Recipe recipe = net.recipe().with(new Edit.Set("training.epochs", Tree.scalar((long) net.epochs())));
        Clock clock = new Clock();
        new TorchEngine().train(recipe, dataset, probes, null, clock);
        return (System.nanoTime() - clock.began) / 1e9;
    }

    private static ImageSet noise(int count, int side, int channels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] pixels = new byte[count][side * side * channels];
        Arrays.stream(pixels).forEach(random::nextBytes);
        List<String> names =
                IntStream.range(0, count).mapToObj(i -> "c" + i % CLASSES).toList();
        List<String> classes =
                IntStream.range(0, CLASSES).mapToObj(i -> "c" + i).toList();
        List<String> blank = IntStream.range(0, count).mapToObj(i -> "").toList();
        return new PixelStore(side, channels, pixels, names, classes, blank, blank);
    }

    /** Remembers when the training began, and nothing else. */
    private static final class Clock implements RunObserver {
        private long began = System.nanoTime();

        @Override
        public void begins(Provenance provenance, long fromStep) {
            began = System.nanoTime();
        }

        @Override
        public void progress(Progress progress) {}

        @Override
        public void checkpoint(Checkpoint checkpoint, boolean best) {}

        @Override
        public boolean stopRequested() {
            return false;
        }

        @Override
        public void scalar(String tag, long step, double value) {}

        @Override
        public void matrix(String tag, Matrix matrix) {}
    }
}
