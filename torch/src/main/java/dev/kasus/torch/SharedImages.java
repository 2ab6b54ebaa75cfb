package dev.kasus.torch;

import dev.kasus.data.Datasets;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.RunObserver;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.State;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Trains many recipes in one process and loads the images of each {@code data} once; they are only read. */
final class SharedImages implements Engine {
    private final TorchEngine engine = new TorchEngine();
    private final Map<Data, Dataset> loaded = new ConcurrentHashMap<>();

    @Override
    public State train(Recipe recipe, ProbePreset probes, @Nullable Checkpoint from, RunObserver observer) {
        Dataset dataset = loaded.computeIfAbsent(recipe.data(), data -> Datasets.load(data, LoadProgress.NONE));
        return engine.train(recipe, dataset, probes, from, observer);
    }
}
