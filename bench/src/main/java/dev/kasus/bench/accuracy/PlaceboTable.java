package dev.kasus.bench.accuracy;

import dev.kasus.engine.ProbePreset;
import dev.kasus.lab.RunPool;
import dev.kasus.lab.TrialRunner;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.records.recipe.Presets;
import dev.kasus.records.trial.TrialFile;
import dev.kasus.torch.TorchEngine;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialOutcome;
import dev.kasus.trial.TrialRule;
import dev.kasus.trial.Verdict;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How often a trial is wrong when there is nothing to find: real trainings, every arm the untouched recipe under other seeds. Each
 * trial has seeds and reef of its own. The rule promises that no more than 5 % of such trials call any arm helped or harmed.
 */
public final class PlaceboTable {
    private static final int ARMS = 3;
    private static final int SEEDS = 5;
    private static final double RESOLUTION = 1 / 240.0;
    /** Far from the seeds of any other measurement. */
    private static final long FIRST_SEED = 50_000;

    private PlaceboTable() {}

    /** A trial of this error is never settled early, so both rules judge the same runs. */
    private static final double NEVER = 1e-9;

    /** Prints the table: {@code PlaceboTable folder [trials [threads]]}. Trials that are trained already are only read. */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        int trials = args.length > 1 ? Integer.parseInt(args[1]) : 24;
        int threads = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        Map<TrialRule.Method, Integer> wrong = new EnumMap<>(TrialRule.Method.class);
        Map<TrialRule.Method, Map<Verdict, Integer>> verdicts = new EnumMap<>(TrialRule.Method.class);
        System.out.println("| trial | arm | rule | verdict | effect | interval | pairs | accuracies, control first |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int t = 0; t < trials; t++) {
            Path own = folder.resolve("trial-" + t);
            Trial all = trial(t, new TrialRule(NEVER, ARMS, List.of(SEEDS), 0, 0));
            TrialOutcome trained = new TrialRunner(new RunPool(new TorchEngine(), own, ProbePreset.ECONOMY, threads))
                    .run(all, Metric.VALIDATION_ACCURACY, progress -> {}, look -> {}, () -> false);
            for (TrialRule.Method method : TrialRule.Method.values()) {
                Trial trial =
                        trial(t, TrialRule.of(ARMS, SEEDS, 0.02, RESOLUTION).with(method));
                TrialOutcome outcome = new TrialOutcome(trial, trained.metric(), trained.values());
                TrialFile.write(TrialFile.in(own), outcome);
                boolean alarm = false;
                for (var entry : outcome.judgements().entrySet()) {
                    Verdict verdict = entry.getValue().verdict();
                    verdicts.computeIfAbsent(method, it -> new EnumMap<>(Verdict.class))
                            .merge(verdict, 1, Integer::sum);
                    alarm |= verdict == Verdict.HELPED || verdict == Verdict.HARMED;
                    print(t, entry.getKey(), entry.getValue(), outcome);
                }
                wrong.merge(method, alarm ? 1 : 0, Integer::sum);
            }
        }
        System.out.println();
        wrong.forEach((method, alarms) -> System.out.println(method + ": " + alarms + " of " + trials
                + " trials called an arm helped or harmed; arms: " + verdicts.get(method)));
    }

    private static void print(int number, Arm arm, Judgement judgement, TrialOutcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "| %d | %s | %s | %s | %.1f | %.1f to %.1f | %d | %s; %s |%n",
                number,
                arm.id(),
                outcome.trial().rule().method(),
                judgement.verdict(),
                100 * judgement.effect(),
                100 * judgement.interval().low(),
                100 * judgement.interval().high(),
                judgement.pairs(),
                accuracies(Arm.CONTROL, outcome),
                accuracies(arm, outcome));
    }

    private static String accuracies(Arm arm, TrialOutcome outcome) {
        return outcome.trial().seeds().stream()
                .map(seed -> new Trial.Run(arm, seed))
                .filter(outcome.values()::containsKey)
                .map(run -> String.format(
                        Locale.ROOT,
                        "%.1f",
                        100 * Objects.requireNonNull(outcome.values().get(run))))
                .collect(Collectors.joining(" "));
    }

    private static Trial trial(int number, TrialRule rule) {
        Edit small = EditFile.parse("""
                - set: {path: data.source, value: {reef: {seed: %d, species: [clownfish, blue-tang, lionfish, moray-eel], all: {count: 40}}}}
                - set: {path: data.size, value: 24}
                - set: {path: training.epochs, value: 8}
                - set: {path: training.batch-size, value: 16}
                """.formatted(number), "placebo");
        Recipe recipe = Presets.read("plain").with(small);
        List<Arm> arms = LongStream.rangeClosed(1, ARMS)
                .mapToObj(i -> new Arm("placebo-" + i, Arm.PLACEBO.edit(), i * Arm.PLACEBO.seedOffset()))
                .toList();
        List<Long> seeds = LongStream.range(0, SEEDS)
                .map(i -> FIRST_SEED + 100L * number + i)
                .boxed()
                .toList();
        return new Trial(recipe, arms, seeds, rule);
    }
}
