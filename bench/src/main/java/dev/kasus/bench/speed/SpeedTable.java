package dev.kasus.bench.speed;

import dev.kasus.data.image.Dataset;
import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.recipe.Presets;
import dev.kasus.torch.TorchEngine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * What the training loop and each preset of probes cost against {@link BareLoop}, in one thread. In every round each takes its turn,
 * so that a machine that slows down slows all of them, and the ratios of a round are compared: of processor time, which does not
 * count what other programs take, and of time on the clock.
 */
public final class SpeedTable {
    private static final List<ProbePreset> PRESETS = List.of(ProbePreset.values());

    private SpeedTable() {}

    private record Net(String name, Recipe recipe, int train, int validation, int epochs) {
        double images() {
            return (double) train * epochs;
        }
    }

    /** Prints the table: {@code SpeedTable [rounds] [words of a net's name]}. */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        String wanted = args.length > 1 ? args[1] : "";
        torch.get_num_threads();
        torch.set_num_threads(1);
        openblas_nolapack.blas_set_num_threads(1);
        System.out.printf(
                "%-28s %10s %10s %10s %10s %10s%n", "net (one thread)", "bare", "none", "economy", "standard", "full");
        nets().stream().filter(net -> net.name().contains(wanted)).forEach(net -> measure(net, rounds));
    }

    private static List<Net> nets() {
        Edit plain = new Edit.Set("training", Tree.Mapping.of(Map.of("batch-size", Tree.scalar(64L))));
        // A batch of 64 would make too few steps of what this net gets through.
        Edit small = new Edit.Set("training", Tree.Mapping.of(Map.of("batch-size", Tree.scalar(16L))));
        Edit grey = new Edit.Set("data.color", Tree.scalar("grey"));
        Edit noDropout = new Edit.Remove(new Selector.Kind("dropout"));
        Edit larger = new Edit.Set("data.size", Tree.scalar(64L));
        return List.of(
                new Net("LeNet, 28 px grey", Presets.read("lenet").with(plain).with(grey), 8192, 1024, 4),
                new Net("6 convolutions, 32 px", Presets.read("vgg").with(plain).with(noDropout), 4096, 512, 4),
                new Net("ResNet-18, 64 px", Presets.read("resnet").with(small).with(larger), 256, 32, 4));
    }

    private static void measure(Net net, int rounds) {
        int channels = net.recipe().data().color().channels();
        Dataset whole =
                Noise.dataset(net.train(), net.validation(), net.recipe().data().size(), channels);
        Dataset eighth = new Dataset(
                whole.classes(),
                whole.train().select(IntStream.range(0, net.train() / 8).toArray()),
                whole.validation(),
                Map.of());
        int variants = 1 + PRESETS.size();
        ElapsedTime[][] elapsed = new ElapsedTime[variants][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int turn = 0; turn < variants; turn++) {
                int variant = Math.floorMod(turn + round, variants);
                // The round before the first warms up.
                Dataset dataset = round < 0 ? eighth : whole;
                ElapsedTime one = variant == 0 ? bare(net, dataset) : kasus(net, dataset, PRESETS.get(variant - 1));
                if (round >= 0) {
                    elapsed[variant][round] = one;
                }
            }
        }
        print(net, elapsed);
    }

    private static void print(Net net, ElapsedTime[][] elapsed) {
        row(net.name() + ": images/s", "%.0f", elapsed, (own, bare) -> net.images() / own.clock());
        row("  processor time / bare", "%.3f", elapsed, (own, bare) -> own.processor() / bare.processor());
        row("  clock time / bare", "%.3f", elapsed, (own, bare) -> own.clock() / bare.clock());
    }

    /** The median over the rounds of a figure of each variant; for ratios with their smallest and largest below. */
    private static void row(
            String name, String format, ElapsedTime[][] elapsed, ToDoubleBiFunction<ElapsedTime, ElapsedTime> figure) {
        StringBuilder medians = new StringBuilder(String.format("%-28s", name));
        StringBuilder ranges = new StringBuilder(String.format("%-28s", "    smallest, largest"));
        for (ElapsedTime[] own : elapsed) {
            double[] sorted = IntStream.range(0, own.length)
                    .mapToDouble(round -> figure.applyAsDouble(own[round], elapsed[0][round]))
                    .sorted()
                    .toArray();
            medians.append(
                    String.format(Locale.ROOT, " %10s", String.format(Locale.ROOT, format, sorted[sorted.length / 2])));
            ranges.append(String.format(Locale.ROOT, " %5.2f-%-4.2f", sorted[0], sorted[sorted.length - 1]));
        }
        System.out.println(medians);
        if (name.startsWith("  ")) {
            System.out.println(ranges);
        }
    }

    private static ElapsedTime bare(Net net, Dataset dataset) {
        try (PointerScope scope = new PointerScope()) {
            BareLoop loop = new BareLoop(net.recipe(), Noise.CLASSES);
            ElapsedTime began = ElapsedTime.now();
            loop.train(dataset.train(), dataset.validation(), net.epochs());
            return ElapsedTime.now().since(began);
        }
    }

    private static ElapsedTime kasus(Net net, Dataset dataset, ProbePreset probes) {
        Recipe recipe = net.recipe().with(new Edit.Set("training.epochs", Tree.scalar((long) net.epochs())));
        Clock clock = new Clock();
        new TorchEngine().train(recipe, dataset, probes, null, clock);
        return clock.elapsed();
    }
}
