package dev.kasus.bench.accuracy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Option;

/** The options of every table that trains: where its runs lie, what is trained, and how much at a time. */
public final class Trainings {
    @Option(names = "--out", required = true, description = "folder for the runs")
    private Path out = Path.of("");

    @Option(
            names = "--only",
            description = "names of recipes, faults or variants, healthy for all that are; all if left out")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--at-once",
            defaultValue = "2",
            description = "trainings, one thread each; default: ${DEFAULT-VALUE}")
    private int atOnce;

    /** The folder for the runs. */
    public Path out() {
        return out;
    }

    /** Whether something of this name is asked for. */
    public boolean isWanted(String name) {
        return only.isEmpty() || only.contains(name);
    }

    /** What comes of all the work, in its order. */
    public <T> List<T> results(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
