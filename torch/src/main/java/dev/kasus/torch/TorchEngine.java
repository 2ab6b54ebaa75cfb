package dev.kasus.torch;

import dev.kasus.data.Datasets;
import dev.kasus.data.image.Dataset;
import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.RunObserver;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import dev.kasus.run.State;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Threads;
import dev.kasus.torch.training.TrainingLoop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Trains recipes on libtorch, in the calling thread and as many native threads as the recipe sets. */
public final class TorchEngine implements Engine {
    @Override
    public State train(Recipe recipe, ProbePreset probes, @Nullable Checkpoint from, RunObserver observer) {
        return train(recipe, Datasets.load(recipe.data(), observer::loading), probes, from, observer);
    }

    @Override
    public Engine forMany() {
        return new SharedImages();
    }

    /** The same on images that are already there; the recipe's data say only how they are normalised. */
    public State train(
            Recipe recipe, Dataset dataset, ProbePreset probes, @Nullable Checkpoint from, RunObserver observer) {
        // Before libtorch is loaded, so that a model that does not fit its data is refused at once.
        TrainingData.check(recipe, dataset);
        int threads = Threads.use(recipe.threads());
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(recipe, dataset);
            TrainingLoop loop = new TrainingLoop(recipe, data, probes, observer);
            if (from != null) {
                loop.restore(from);
            }
            observer.begins(provenance(data, threads, probes, loop.firstWeights()), from == null ? 0 : from.step());
            return loop.run();
        }
    }

    private static Provenance provenance(TrainingData data, int threads, ProbePreset probes, String firstWeights) {
        Dataset dataset = data.dataset();
        Map<String, String> notes = new LinkedHashMap<>(dataset.notes());
        if (!firstWeights.isEmpty()) {
            notes.put(Provenance.FIRST_WEIGHTS, firstWeights);
        }
        return new Provenance(
                "kasus " + version(),
                "libtorch " + libtorchVersion(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                        + System.getProperty("java.version"),
                threads,
                probes.name().toLowerCase(java.util.Locale.ROOT),
                dataset.classes(),
                counts(dataset.train().counts(dataset.classes())),
                counts(dataset.validation().counts(dataset.classes())),
                counts(dataset.validation().groupCounts(dataset.classes())),
                data.channels().means(),
                data.channels().stds(),
                Datasets.digest(dataset),
                Map.copyOf(notes));
    }

    private static List<Integer> counts(int[] counts) {
        return IntStream.of(counts).boxed().toList();
    }

    /** Which libtorch the native jar was built from; it does not say so itself. */
    private static String libtorchVersion() {
        String version = torch.class.getPackage().getImplementationVersion();
        return version == null ? "of unknown version" : version;
    }

    private static String version() {
        String version = TorchEngine.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
