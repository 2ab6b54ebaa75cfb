package dev.kasus.records.run;

import dev.kasus.engine.ProbePreset;
import dev.kasus.records.recipe.Presets;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Checkpoint.Tensor;
import dev.kasus.run.Provenance;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs for tests. */
final class Runs {
    static final Provenance PROVENANCE = new Provenance(
            "kasus 0.1.0",
            "libtorch 2.10.0",
            "Linux amd64, Java 17",
            1,
            "standard",
            List.of("ikan badut", "日本"),
            List.of(80, 81),
            List.of(20, 21),
            List.of(20, 7),
            List.of(0.5, 0.25, 1 / 3.0),
            List.of(0.1, 0.2, 0.3),
            "abc123",
            Map.of("skipped", "2 files"));

    private Runs() {}

    static RunWriter begin(Path runs) {
        return RunWriter.begin(
                RunFolder.create(runs, "lenet"),
                Presets.read("lenet"),
                ProbePreset.STANDARD,
                progress -> {},
                () -> false);
    }

    static RunWriter resume(RunFolder folder) {
        return RunWriter.resume(folder, progress -> {}, () -> false);
    }

    static Checkpoint checkpoint(int epoch, long step) {
        Tensor weight = new Tensor(
                Checkpoint.Type.I64, new long[] {1}, ByteBuffer.allocate(8).putLong(0, step));
        return new Checkpoint(epoch, step, Map.of("best", "0.5"), Map.of("w", weight));
    }

    /** One epoch of ten steps, each with its number as its loss. */
    static void epoch(RunWriter writer, int epoch) {
        for (long step = epoch * 10L - 9; step <= epoch * 10L; step++) {
            writer.scalar("train/step-loss", step, step);
        }
        writer.scalar("progress/epoch", epoch * 10L, epoch);
        writer.checkpoint(checkpoint(epoch, epoch * 10L), true);
    }
}
