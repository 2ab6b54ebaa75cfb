package dev.kasus.bench.repair;

import dev.kasus.bench.accuracy.BenchmarkRecipe;
import dev.kasus.bench.accuracy.BenchmarkRecipes;
import dev.kasus.bench.accuracy.Exam;
import dev.kasus.bench.accuracy.HealthyRecipeOptions;
import dev.kasus.bench.accuracy.Share;
import dev.kasus.bench.accuracy.Tables;
import dev.kasus.bench.accuracy.Trainings;
import dev.kasus.engine.ProbePreset;
import dev.kasus.lab.Job;
import dev.kasus.lab.RunPool;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import dev.kasus.torch.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Who repairs how many harmed runs at equal compute: each repair method may try so many edits under the benchmark recipe's seed, one after the other; what is better than before is
 * kept, looked at again and built on. What is left at the end is compared with the healthy recipe under fresh seeds. Trainings that are there already are not done again.
 */
@Command(name = "repair-table", mixinStandardHelpOptions = true)
public final class RepairTable implements Callable<Integer> {
    /** Too little harm to be repaired; as in the differential. */
    private static final double HARM = 0.05;

    @Mixin
    private HealthyRecipeOptions healthyOptions = new HealthyRecipeOptions();

    @Mixin
    private Trainings trainings = new Trainings();

    @Option(names = "--exam", description = "folder of an exam, whose sick recipes are the benchmark recipes then")
    private @Nullable Path exam;

    @Option(names = "--seed", defaultValue = "0", description = "of the harmed runs; default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--fresh-seeds", defaultValue = "2", description = "that the repaired recipe is compared under")
    private int freshSeeds;

    @Option(names = "--tries", defaultValue = "3", description = "edits that each repair method may try")
    private int tries;

    @Option(names = "--per-fault", defaultValue = "2", description = "pairs of net and images for each fault")
    private int perFault;

    /** Trains what is missing and prints the table. */
    public static void main(String[] args) {
        Tables.run(new RepairTable(), args);
    }

    @Override
    public Integer call() throws Exception {
        List<BenchmarkRecipe> sick = exam != null
                ? Exam.benchmarks(exam, healthyOptions.bases().folders())
                : BenchmarkRecipes.sick(healthyOptions.bases(), perFault);
        List<Callable<List<Repair>>> work = sick.stream()
                .filter(benchmark -> !benchmark.isHealthy())
                .filter(benchmark -> trainings.isWanted(benchmark.fault()))
                .map(benchmark -> (Callable<List<Repair>>) () -> repairs(benchmark))
                .toList();
        print(trainings.results(work).stream().flatMap(List::stream).toList());
        return 0;
    }

    private List<Repair> repairs(BenchmarkRecipe benchmark) {
        double sick = accuracy(train(benchmark, benchmark.recipe(), "sick", seed));
        double healthy = accuracy(train(benchmark, benchmark.healthy(), "healthy", seed));
        if (sick > healthy - HARM) {
            return List.of();
        }
        List<Repair> repairs = new ArrayList<>();
        for (RepairMethod method : RepairMethods.all()) {
            Repair repair = repair(benchmark, method, sick);
            repairs.add(repair);
            System.err.printf(
                    Locale.ROOT,
                    "%-40s %-14s tried %d, kept %d, %.1f points below healthy (sick: %.1f)%n",
                    benchmark.name(),
                    method.name(),
                    repair.tried(),
                    repair.kept(),
                    100 * repair.gap(),
                    100 * (healthy - sick));
        }
        return repairs;
    }

    private Repair repair(BenchmarkRecipe benchmark, RepairMethod method, double sick) {
        String who = method.name().replace(' ', '-');
        Recipe best = benchmark.recipe();
        RunFolder run = train(benchmark, best, "sick", seed);
        String name = "sick";
        double most = sick;
        int tried = 0;
        int kept = 0;
        long steps = 0;
        Set<Recipe> known = new HashSet<>(Set.of(best));
        Set<String> seen = new HashSet<>();
        while (tried < tries) {
            Path folder = folder(benchmark).resolve(who + "-after-" + name);
            Recipe now = best;
            Optional<Recipe> next = method.edits(seeded(now, seed), run.recording(), folder).stream()
                    .map(now::with)
                    .filter(known::add)
                    .findFirst();
            RunFolder rangeTest = RunFolder.in(folder, "range-test");
            steps += seen.add(name) && rangeTest.hasBegun() ? steps(rangeTest) : 0;
            if (next.isEmpty()) {
                break;
            }
            tried++;
            RunFolder treated = train(benchmark, next.get(), who + "-" + tried, seed);
            steps += steps(treated);
            if (accuracy(treated) > most) {
                most = accuracy(treated);
                best = next.get();
                run = treated;
                kept++;
                name = who + "-" + tried;
            }
        }
        double gap = 0;
        for (long fresh = seed + 1; fresh <= seed + freshSeeds; fresh++) {
            gap += accuracy(train(benchmark, benchmark.healthy(), "healthy", fresh))
                    - accuracy(train(benchmark, best, name, fresh));
        }
        return new Repair(benchmark, method.name(), tried, kept, gap / freshSeeds, steps);
    }

    private Path folder(BenchmarkRecipe benchmark) {
        return trainings.out().resolve(benchmark.name());
    }

    private RunFolder train(BenchmarkRecipe benchmark, Recipe recipe, String name, long under) {
        boolean healthy = name.equals("healthy");
        Path folder = healthy
                ? trainings.out().resolve("healthy-" + benchmark.net() + "-" + benchmark.data())
                : folder(benchmark);
        ProbePreset probes = under == seed && !healthy ? ProbePreset.STANDARD : ProbePreset.ECONOMY;
        Job job = new Job(name + "-seed-" + under, seeded(recipe, under));
        // Two benchmark recipes may share a healthy run.
        synchronized (folder.toString().intern()) {
            return new RunPool(new TorchEngine(), folder, probes, 1)
                    .train(List.of(job), progress -> {}, () -> false)
                    .values()
                    .iterator()
                    .next();
        }
    }

    private static Recipe seeded(Recipe recipe, long under) {
        return recipe.withSeed(under).with(new Edit.Set("threads", Tree.scalar(1L)));
    }

    private static double accuracy(RunFolder run) {
        Recording recording = run.recording();
        Series accuracy = recording.series(Signals.VALIDATION_ACCURACY);
        boolean lost = run.card().state() == State.DIVERGED || accuracy.isEmpty() || Double.isNaN(accuracy.last());
        return lost ? 1.0 / recording.provenance().orElseThrow().classes().size() : accuracy.last();
    }

    private static long steps(RunFolder run) {
        return run.recording().series(Signals.STEP_LOSS).size();
    }

    private static void print(List<Repair> repairs) {
        System.out.println("| who | repaired | mean distance to healthy, points | steps of training, of Kasus' |");
        System.out.println("|---|---|---|---|");
        Map<String, List<Repair>> byDoctor = by(repairs, Repair::who);
        double own = byDoctor.values().iterator().next().stream()
                .mapToLong(Repair::steps)
                .sum();
        byDoctor.forEach((who, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.2f |%n",
                who,
                share(all),
                100 * all.stream().mapToDouble(Repair::gap).average().orElse(Double.NaN),
                all.stream().mapToLong(Repair::steps).sum() / own));
        System.out.println();
        System.out.println("| fault | runs | " + String.join(" | ", byDoctor.keySet()) + " |");
        System.out.println("|---|---|" + "---|".repeat(byDoctor.size()));
        by(repairs, repair -> repair.benchmark().fault())
                .forEach((fault, all) -> System.out.println("| " + fault + " | " + all.size() / byDoctor.size() + " | "
                        + by(all, Repair::who).values().stream()
                                .map(runs -> Long.toString(
                                        runs.stream().filter(Repair::isRepaired).count()))
                                .collect(Collectors.joining(" | "))
                        + " |"));
    }

    private static Map<String, List<Repair>> by(List<Repair> repairs, Function<Repair, String> key) {
        return repairs.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static String share(List<Repair> repairs) {
        return new Share((int) repairs.stream().filter(Repair::isRepaired).count(), repairs.size()).words();
    }
}
