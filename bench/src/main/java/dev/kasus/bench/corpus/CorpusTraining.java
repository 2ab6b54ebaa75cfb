package dev.kasus.bench.corpus;

import dev.kasus.bench.accuracy.Tables;
import dev.kasus.engine.ProbePreset;
import dev.kasus.lab.Job;
import dev.kasus.lab.RunPool;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.run.CompactRecording;
import dev.kasus.records.run.RunFolder;
import dev.kasus.torch.TorchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains a part of the corpus: each program with what is planted in it, and its twin without. What is there is not
 * trained again.
 */
@Command(name = "corpus-training", mixinStandardHelpOptions = true)
public final class CorpusTraining implements Callable<Integer> {
    @Option(names = "--out", required = true, description = "folder for the compact recordings")
    private Path out = Path.of("");

    @Option(names = "--fish", description = "folder of fish4knowledge; without it, no program has these photographs")
    private Path fish = Path.of("");

    @Option(names = "--river", description = "folder of riverfish; without it, no program has these photographs")
    private Path river = Path.of("");

    @Option(
            names = "--from",
            defaultValue = "0",
            description = "number of the first program; default: ${DEFAULT-VALUE}")
    private int from;

    @Option(
            names = "--to",
            defaultValue = "1000",
            description = "one more than that of the last; default: ${DEFAULT-VALUE}")
    private int to;

    @Option(
            names = "--at-once",
            defaultValue = "2",
            description = "trainings, one thread each; default: ${DEFAULT-VALUE}")
    private int atOnce;

    @Option(names = "--list", description = "only print what would be trained")
    private boolean list;

    /** Trains, or lists. */
    public static void main(String[] args) {
        Tables.run(new CorpusTraining(), args);
    }

    @Override
    public Integer call() throws Exception {
        DataDraw images = images(fish, river);
        Map<String, Double> balance = CorpusEntry.balance(images);
        List<CorpusEntry> entries = new ArrayList<>();
        for (int number = from; number < to; number++) {
            entries.add(CorpusEntry.of(number, images, balance));
        }
        if (list) {
            entries.forEach(entry -> System.out.println(words(entry)));
            return 0;
        }
        Files.createDirectories(out);
        RunPool pool = new RunPool(new TorchEngine().forMany(), out.resolve("runs"), ProbePreset.STANDARD, 1);
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Callable<String>> work = entries.stream()
                    .<Callable<String>>map(entry -> () -> train(entry, pool))
                    .toList();
            List<Future<String>> running = new ArrayList<>();
            work.forEach(task -> running.add(threads.submit(task)));
            for (Future<String> done : running) {
                System.out.println(done.get());
            }
        } finally {
            threads.shutdownNow();
        }
        return 0;
    }

    /** The images that programs are drawn with; a folder that is empty is not there. */
    static DataDraw images(Path fish, Path river) {
        Map<String, Path> folders = new LinkedHashMap<>();
        Map.of("fish", fish, "river", river).forEach((name, folder) -> {
            if (!folder.toString().isEmpty()) {
                folders.put(name, folder.toAbsolutePath().normalize());
            }
        });
        return new DataDraw(folders);
    }

    /** Where a run is kept. */
    static Path file(Path corpus, int number, String role) {
        return corpus.resolve(String.format(Locale.ROOT, "%05d-%s.run", number, role));
    }

    private String train(CorpusEntry entry, RunPool pool) {
        int number = entry.program().number();
        one(file(out, number, "twin"), entry.twin(), pool);
        one(file(out, number, "faulty"), entry.faulty(), pool);
        return number + "," + words(entry);
    }

    private static void one(Path file, Recipe recipe, RunPool pool) {
        String id = file.getFileName().toString().replace(".run", "");
        if (Files.exists(file)) {
            return;
        }
        RunFolder run = Objects.requireNonNull(pool.train(List.of(new Job(id, recipe)), progress -> {}, () -> false)
                .get(id));
        CompactRecording.write(run, file);
        delete(run.path());
    }

    private static String words(CorpusEntry entry) {
        return String.join(
                ",",
                entry.program().net(),
                entry.program().data(),
                entry.program().heldOut() ? "held out" : "fitted on",
                entry.isTwinPlain() ? "plain twin" : "twin in a setting",
                entry.plants().stream()
                        .map(plant -> plant.fault() + " (" + plant.dose() + ")")
                        .collect(Collectors.joining(" + ")));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
