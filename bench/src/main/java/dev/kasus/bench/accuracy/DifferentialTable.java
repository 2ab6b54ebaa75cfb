package dev.kasus.bench.accuracy;

import dev.kasus.bench.baseline.Baseline;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.lab.ExperimentRunner;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Recording;
import dev.kasus.torch.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How well causes are separated: plants every fault in several nets on several kinds of images, diagnoses each run by the rules, by experiments and by the
 * rules of other tools, and prints who was right how often. Trainings and experiments that are there already are not done again.
 */
@Command(name = "differential-table", mixinStandardHelpOptions = true)
public final class DifferentialTable implements Callable<Integer> {
    @Mixin
    private HealthyRecipeOptions healthyOptions = new HealthyRecipeOptions();

    @Mixin
    private Trainings trainings = new Trainings();

    @Option(names = "--first-seed", defaultValue = "0", description = "default: ${DEFAULT-VALUE}")
    private long firstSeed;

    @Option(names = "--healthy-seeds", defaultValue = "4", description = "runs of each healthy recipe")
    private int healthySeeds;

    @Option(names = "--sick-seeds", defaultValue = "1", description = "runs of each fault in each net")
    private int sickSeeds;

    @Option(names = "--per-fault", defaultValue = "4", description = "pairs of net and images for each fault")
    private int perFault;

    @Option(names = "--probe", description = "do the experiments, too")
    private boolean probe;

    @Option(names = "--exam", description = "recipes with a key, in the place of faults planted in nets")
    private @Nullable Path exam;

    /** Trains what is missing and prints the table. */
    public static void main(String[] args) {
        Tables.run(new DifferentialTable(), args);
    }

    @Override
    public Integer call() throws Exception {
        List<Callable<DiagnosedBenchmarkRun>> work = new ArrayList<>();
        benchmarks().forEach(benchmark -> add(benchmark, benchmark.isHealthy() ? healthySeeds : sickSeeds, work));
        System.out.println(DifferentialReport.markdown(trainings.results(work)));
        return 0;
    }

    private List<BenchmarkRecipe> benchmarks() {
        if (exam != null) {
            return Exam.benchmarks(exam, healthyOptions.folders());
        }
        Bases bases = healthyOptions.bases();
        List<BenchmarkRecipe> all = new ArrayList<>(BenchmarkRecipes.healthy(bases));
        all.addAll(BenchmarkRecipes.sick(bases, perFault));
        return all;
    }

    private void add(BenchmarkRecipe benchmark, int seeds, List<Callable<DiagnosedBenchmarkRun>> work) {
        if (trainings.isWanted(benchmark.isHealthy() ? "healthy" : benchmark.fault())) {
            LongStream.range(firstSeed, firstSeed + seeds)
                    .forEach(seed -> work.add(() -> diagnosedRun(benchmark, seed)));
        }
    }

    private DiagnosedBenchmarkRun diagnosedRun(BenchmarkRecipe benchmark, long seed) {
        RunFolder folder = run(benchmark, seed);
        Recording recording = folder.recording();
        Diagnosis observed = Diagnosis.of(recording, Rules.all());
        Map<String, List<String>> said = new LinkedHashMap<>();
        said.put("Kasus, observed", present(observed));
        if (probe) {
            Path probes = trainings.out().resolve("probes").resolve(benchmark.name() + "-" + seed);
            Diagnosis probed = new ExperimentRunner(new TorchEngine(), folder, probes, 1)
                    .probe(recording, observed, Experiments.all(), new NoProgress(), () -> false)
                    .diagnosis();
            said.put("Kasus, probed", present(probed));
        }
        Baseline.all().forEach(baseline -> said.put(baseline.name(), baseline.alarms(recording)));
        BenchmarkRecipe twin = new BenchmarkRecipe(
                "", List.of(), benchmark.net(), benchmark.data(), benchmark.healthy(), benchmark.healthy());
        FinalAccuracy end = FinalAccuracy.of(recording);
        DiagnosedBenchmarkRun diagnosedRun = new DiagnosedBenchmarkRun(
                benchmark,
                seed,
                end,
                benchmark.isHealthy() ? end : FinalAccuracy.of(run(twin, seed).recording()),
                said,
                observed.unknown().stream().map(Finding::id).toList());
        System.err.printf(
                Locale.ROOT,
                "%-44s seed %d  train %.3f  validation %.3f of %.3f  %s%n",
                benchmark.name(),
                seed,
                end.trainAccuracy(),
                end.accuracy(),
                diagnosedRun.healthyEnd().accuracy(),
                said.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("Kasus"))
                        .map(entry -> entry.getValue().toString())
                        .toList());
        return diagnosedRun;
    }

    private RunFolder run(BenchmarkRecipe benchmark, long seed) {
        Path runs = trainings.out().resolve("runs").resolve(benchmark.name());
        synchronized (lock(runs.toString() + seed)) {
            return TrainedRun.of(benchmark.recipe().withSeed(seed), runs, "seed-" + seed);
        }
    }

    /** Two visits may ask for the same healthy run at the same time. */
    private final Map<String, Object> locks = new HashMap<>();

    private synchronized Object lock(String run) {
        return locks.computeIfAbsent(run, name -> new Object());
    }

    private static List<String> present(Diagnosis diagnosis) {
        return diagnosis.present().stream().map(Finding::id).toList();
    }
}
