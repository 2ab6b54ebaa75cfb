package dev.kasus.bench.accuracy;

import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.run.RunCard;
import dev.kasus.records.run.RunFolder;
import dev.kasus.records.run.RunWriter;
import dev.kasus.run.State;
import dev.kasus.torch.TorchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The run of a recipe in a folder of runs: the one that is there, if it came to its end; else trained, or trained on. */
final class TrainedRun {
    private TrainedRun() {}

    static RunFolder of(Recipe recipe, Path runs, String name) {
        for (RunFolder folder : existing(runs)) {
            RunCard card = folder.card();
            if (card.recipe().equals(recipe) && card.probes() == ProbePreset.STANDARD) {
                return isOver(card.state()) ? folder : train(RunWriter.resume(folder, progress -> {}, () -> false));
            }
        }
        RunFolder folder = RunFolder.create(runs, name);
        return train(RunWriter.begin(folder, recipe, ProbePreset.STANDARD, progress -> {}, () -> false));
    }

    private static boolean isOver(State state) {
        return state == State.FINISHED || state == State.DIVERGED;
    }

    private static RunFolder train(RunWriter writer) {
        try (writer) {
            writer.finish(new TorchEngine().train(writer.recipe(), writer.probes(), writer.from(), writer));
            return writer.folder();
        }
    }

    private static List<RunFolder> existing(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve("run.json")))
                    .map(RunFolder::open)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
