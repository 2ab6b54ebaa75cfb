package dev.kasus.bench.casebook;

import dev.kasus.bench.accuracy.NoProgress;
import dev.kasus.bench.accuracy.Tables;
import dev.kasus.bench.accuracy.Trainings;
import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseRunner;
import dev.kasus.casebook.catalog.Cases;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which cause is named first for each planted one, over the runs that {@code kasus case} left behind: observed, and after
 * experiments. Experiments that are there already are not done again.
 */
@Command(name = "separation-table", mixinStandardHelpOptions = true)
public final class SeparationTable implements Callable<Integer> {
    private static final String NOTHING = "nothing";

    @Option(names = "--case", required = true, description = "number of the case")
    private int number;

    @Option(names = "--runs", required = true, description = "folder of the case's runs, such as runs/casebook/case-1")
    private Path runs = Path.of("");

    @Option(names = "--first-seed", defaultValue = "0", description = "default: ${DEFAULT-VALUE}")
    private long firstSeed;

    @Option(names = "--seeds", defaultValue = "10", description = "runs of each arm; default: ${DEFAULT-VALUE}")
    private int seeds;

    @Mixin
    private Trainings trainings = new Trainings();

    /** What was planted in a run, and what came first. */
    private record Named(String arm, List<String> planted, String observed, String probed) {
        private boolean isRight(String first) {
            return planted.isEmpty() ? first.equals(NOTHING) : planted.contains(first);
        }
    }

    /** Probes what is missing and prints the table. */
    public static void main(String[] args) {
        Tables.run(new SeparationTable(), args);
    }

    @Override
    public Integer call() throws Exception {
        Case planned = Cases.of(number);
        Map<String, List<String>> planted = new LinkedHashMap<>();
        planned.healthyArms().forEach(arm -> planted.put(arm, List.of()));
        planned.variants().forEach(variant -> planted.put(variant.arm(), variant.causes()));
        List<Callable<Named>> work = new ArrayList<>();
        planted.forEach((arm, causes) -> {
            if (trainings.isWanted(arm)) {
                for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
                    String id = CaseRunner.id(arm, seed);
                    work.add(() -> named(arm, causes, id));
                }
            }
        });
        Map<String, List<Named>> byArm = trainings.results(work).stream()
                .collect(Collectors.groupingBy(Named::arm, LinkedHashMap::new, Collectors.toList()));
        System.out.println("| arm | planted | right, observed | right, probed | first, observed | first, probed |");
        System.out.println("|---|---|---|---|---|---|");
        byArm.forEach((arm, each) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d of %d | %d of %d | %s | %s |%n",
                arm,
                each.get(0).planted().isEmpty()
                        ? NOTHING
                        : String.join(" or ", each.get(0).planted()),
                each.stream().filter(it -> it.isRight(it.observed())).count(),
                each.size(),
                each.stream().filter(it -> it.isRight(it.probed())).count(),
                each.size(),
                counts(each.stream().map(Named::observed)),
                counts(each.stream().map(Named::probed))));
        return 0;
    }

    private Named named(String arm, List<String> planted, String id) {
        RunFolder folder = RunFolder.open(runs.resolve(id));
        Recording run = folder.recording();
        Diagnosis observed = Diagnosis.of(run, Rules.all());
        Diagnosis probed = new ExperimentRunner(
                        new TorchEngine().forMany(), folder, trainings.out().resolve(id), 1)
                .probe(run, observed, Experiments.all(), new NoProgress(), () -> false)
                .diagnosis();
        Named named = new Named(arm, planted, first(observed), first(probed));
        System.err.println(id + " " + named.observed() + " -> " + named.probed());
        return named;
    }

    private static String first(Diagnosis diagnosis) {
        return diagnosis.present().stream().map(Finding::id).findFirst().orElse(NOTHING);
    }

    private static String counts(Stream<String> firsts) {
        return firsts.collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
