package dev.kasus.bench.speed;

import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.recipe.Presets;
import dev.kasus.torch.TorchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;

/**
 * Resident memory over 10,000 steps of a small net with standard probes, an epoch every ten of them, so that looks and
 * checkpoints are in it a thousand times. It must be flat. Linux only; give the heap a limit, such as {@code -Xmx256m}.
 */
public final class MemoryTable {
    private static final int STEPS = 10_000;
    private static final int STEPS_PER_EPOCH = 10;
    private static final int BATCH = 16;

    private MemoryTable() {}

    /** Prints the table; the argument is a preset of the probes, {@code standard} without one. */
    public static void main(String[] args) {
        ProbePreset probes =
                ProbePreset.valueOf((args.length > 0 ? args[0] : "standard").toUpperCase(java.util.Locale.ROOT));
        Edit training = new Edit.Set(
                "training",
                Tree.Mapping.of(Map.of(
                        "batch-size", Tree.scalar((long) BATCH),
                        "epochs", Tree.scalar((long) STEPS / STEPS_PER_EPOCH),
                        "augmentation",
                                new Tree.Sequence(java.util.List.of(Tree.scalar("shift"), Tree.scalar("mixup")), 0))));
        Recipe recipe = Presets.read("vgg").with(training);
        for (int i = 1; i <= 6; i++) {
            recipe = recipe.with(new Edit.Set("model.layers.conv" + i + ".filters", Tree.scalar(8L)));
        }
        System.out.printf("%8s %14s %14s %16s%n", "step", "resident MB", "heap used MB", "native pointers");
        new TorchEngine()
                .train(
                        recipe,
                        Noise.dataset(BATCH * STEPS_PER_EPOCH, 64, recipe.data().size(), 3),
                        probes,
                        null,
                        new Clock(MemoryTable::print));
    }

    private static void print(long step) {
        // At the end of an epoch the step is told twice; the one before it is told once.
        if ((step + 1) % 1000 == 0) {
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "%8d %14.1f %14.1f %16d%n",
                    step + 1,
                    residentKilobytes() / 1024.0,
                    (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0,
                    Pointer.totalCount());
        }
    }

    private static long residentKilobytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
