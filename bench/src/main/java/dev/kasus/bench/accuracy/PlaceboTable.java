package dev.kasus.bench.accuracy;

import dev.kasus.engine.ProbePreset;
import dev.kasus.lab.RunPool;
import dev.kasus.lab.TrialRunner;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.records.recipe.Presets;
import dev.kasus.torch.TorchEngine;
import dev.kasus.trial.Arm;
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
import java.util.stream.LongStream;

/**
 * How often a trial is wrong when there is nothing to find: real trainings, every arm the untouched recipe under other seeds. Each
 * trial has seeds and reef of its own. The rule promises that no more than 5 % of such trials call any arm helped or harmed.
 */
public final class PlaceboTable {
    private static final int ARMS = 3;
    private static final int SEEDS = 5;
    /** Far from the seeds of any other measurement. */
    private static final long FIRST_SEED = 50_000;

    private PlaceboTable() {}

    /** Prints the table: {@code PlaceboTable folder [trials]}. */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        int trials = args.length > 1 ? Integer.parseInt(args[1]) : 24;
        int wrong = 0;
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        System.out.println("| trial | arm | verdict | effect | interval | pairs |");
        System.out.println("|---|---|---|---|---|---|");
        for (int t = 0; t < trials; t++) {
            RunPool pool = new RunPool(
                    new TorchEngine(),
                    folder.resolve("trial-" + t),
                    ProbePreset.ECONOMY,
                    Runtime.getRuntime().availableProcessors());
            TrialOutcome outcome = new TrialRunner(pool)
                    .run(trial(t), Metric.VALIDATION_ACCURACY, progress -> {}, look -> {}, () -> false);
            boolean alarm = false;
            for (var entry : outcome.judgements().entrySet()) {
                var judgement = entry.getValue();
                verdicts.merge(judgement.verdict(), 1, Integer::sum);
                alarm |= judgement.verdict() == Verdict.HELPED || judgement.verdict() == Verdict.HARMED;
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %s | %s | %.1f | %.1f to %.1f | %d |%n",
                        t,
                        entry.getKey().id(),
                        judgement.verdict(),
                        100 * judgement.effect(),
                        100 * judgement.interval().low(),
                        100 * judgement.interval().high(),
                        judgement.pairs());
            }
            wrong += alarm ? 1 : 0;
        }
        System.out.println();
        System.out.println(wrong + " of " + trials + " trials called an arm helped or harmed; arms: " + verdicts);
    }

    private static Trial trial(int number) {
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
        return new Trial(recipe, arms, seeds, TrialRule.of(ARMS, SEEDS, 0.02, 1 / 240.0));
    }
}
