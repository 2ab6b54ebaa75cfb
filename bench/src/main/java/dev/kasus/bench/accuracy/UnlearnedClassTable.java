package dev.kasus.bench.accuracy;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.engine.ProbePreset;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.lab.ExperimentRunner;
import dev.kasus.lab.Job;
import dev.kasus.lab.RunPool;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.torch.TorchEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How often the cause of an unlearned class is named: case 4's six variants on the reef, and things planted in photographs, each diagnosed by the rules and
 * by the experiments. Trainings that are there already are not done again.
 */
@Command(name = "unlearned-class-table", mixinStandardHelpOptions = true)
public final class UnlearnedClassTable implements Callable<Integer> {
    @Mixin
    private HealthyRecipeOptions healthyOptions = new HealthyRecipeOptions();

    @Mixin
    private Trainings trainings = new Trainings();

    @Option(names = "--first-seed", defaultValue = "0", description = "default: ${DEFAULT-VALUE}")
    private long firstSeed;

    @Option(names = "--seeds", defaultValue = "10", description = "of each variant; default: ${DEFAULT-VALUE}")
    private int seeds;

    /** Of one run: the class that was worst off, and what was said. */
    private record Seen(Subject subject, double auc, double others, List<String> observed, List<String> probed) {
        boolean isUnlearnedAsPlanned() {
            return auc >= 0.5 && auc <= 0.6 && others > 0.85;
        }

        boolean right(List<String> said) {
            return subject.isHealthy()
                    ? said.isEmpty()
                    : !said.isEmpty() && subject.causes().contains(said.get(0));
        }
    }

    /** Trains what is missing and prints the table. */
    public static void main(String[] args) {
        Tables.run(new UnlearnedClassTable(), args);
    }

    @Override
    public Integer call() throws Exception {
        List<Callable<Seen>> work = new ArrayList<>();
        boolean photographs = healthyOptions.bases().data().contains("fish");
        List<Subject> fish = photographs
                ? UnlearnedClasses.fish(
                        fewer(healthyOptions.bases().recipe("plain", "fish")),
                        trainings.out().resolve("fish"))
                : List.of();
        LongStream.range(firstSeed, firstSeed + seeds).forEach(seed -> {
            List<Subject> subjects = photographs ? fish : UnlearnedClasses.reef(seed);
            subjects.stream()
                    .filter(subject -> trainings.isWanted(subject.name()))
                    .forEach(subject -> work.add(() -> see(subject, seed)));
        });
        Map<String, List<Seen>> all = new LinkedHashMap<>();
        trainings
                .results(work)
                .forEach(seen -> all.computeIfAbsent(seen.subject().name(), name -> new ArrayList<>())
                        .add(seen));
        print(all);
        return 0;
    }

    /** Six classes with as many images each: what is planted is then the only imbalance. */
    private static Recipe fewer(Recipe recipe) {
        return recipe.with(new Edit.All(List.of(
                new Edit.Set("data.source.folder.largest-classes", Tree.scalar(6L)),
                new Edit.Set("data.limit.train-per-class", Tree.scalar(120L)),
                new Edit.Set("data.limit.validation-per-class", Tree.scalar(60L)))));
    }

    private Seen see(Subject subject, long seed) {
        String id = subject.name() + "-" + seed;
        Recipe recipe =
                subject.recipe().with(new Edit.Set("threads", Tree.scalar(1L))).withSeed(seed);
        RunFolder folder = Objects.requireNonNull(
                new RunPool(new TorchEngine(), trainings.out().resolve("runs"), ProbePreset.STANDARD, 1)
                        .train(List.of(new Job(id, recipe)), progress -> {}, () -> false)
                        .get(id));
        Recording run = folder.recording();
        Diagnosis observed = Diagnosis.of(run, Rules.all());
        Diagnosis probed = new ExperimentRunner(
                        new TorchEngine(),
                        folder,
                        trainings.out().resolve("probes").resolve(id),
                        1)
                .probe(run, observed, Experiments.all(), new NoProgress(), () -> false)
                .diagnosis();
        List<String> classes = run.provenance().map(Provenance::classes).orElse(List.of());
        String unlearned = classes.stream()
                .flatMap(name -> UnlearnedClass.standing(run, name).stream())
                .min(Comparator.comparingDouble(UnlearnedClass::auc))
                .map(UnlearnedClass::name)
                .orElse(classes.get(0));
        double others = classes.stream()
                .filter(name -> !name.equals(unlearned))
                .mapToDouble(name -> run.series(Signals.CLASS_AUC, name).last())
                .min()
                .orElse(Double.NaN);
        Seen seen = new Seen(
                subject, run.series(Signals.CLASS_AUC, unlearned).last(), others, present(observed), present(probed));
        System.err.printf(
                Locale.ROOT,
                "%-28s %s AUC %.3f, others %.3f or more; observed %s, probed %s%n",
                id,
                unlearned,
                seen.auc(),
                others,
                seen.observed(),
                seen.probed());
        return seen;
    }

    private static List<String> present(Diagnosis diagnosis) {
        return diagnosis.present().stream().map(Finding::id).toList();
    }

    private static void print(Map<String, List<Seen>> all) {
        System.out.println(
                "| planted | counted as right | AUC of the worst class | lowest of the others | right, observed | right, probed |");
        System.out.println("|---|---|---|---|---|---|");
        all.forEach((name, runs) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f to %.2f | %.2f | %s | %s |%n",
                name,
                runs.get(0).subject().isHealthy()
                        ? "nothing"
                        : String.join(", ", runs.get(0).subject().causes()),
                runs.stream().mapToDouble(Seen::auc).min().orElse(Double.NaN),
                runs.stream().mapToDouble(Seen::auc).max().orElse(Double.NaN),
                runs.stream().mapToDouble(Seen::others).min().orElse(Double.NaN),
                share(
                        runs,
                        runs.stream().filter(run -> run.right(run.observed())).count()),
                share(runs, runs.stream().filter(run -> run.right(run.probed())).count())));
        List<Seen> sick = all.values().stream()
                .flatMap(List::stream)
                .filter(run -> !run.subject().isHealthy())
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%nOf %d runs with something planted, the worst class was at 0.50 to 0.60 with all others above 0.85 in %s.%n",
                sick.size(),
                share(sick, sick.stream().filter(Seen::isUnlearnedAsPlanned).count()));
    }

    private static String share(List<Seen> of, long hits) {
        return new Share((int) hits, of.size()).words();
    }
}
