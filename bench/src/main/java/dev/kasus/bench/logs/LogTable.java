package dev.kasus.bench.logs;

import dev.kasus.Kasus;
import dev.kasus.Run;
import dev.kasus.diagnosis.Finding;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints how logs of known trainings are judged, by framework: {@code LogTable FOLDER}, a folder with a {@code key.csv}. */
public final class LogTable {
    private LogTable() {}

    /** Reads and judges all of them. */
    public static void main(String[] args) {
        Map<String, Map<LogOutcome, Integer>> table = new TreeMap<>();
        int stuck = 0;
        int passed = 0;
        for (KnownLog log : KnownLog.in(Path.of(args[0]))) {
            Run run = Kasus.read(log.path());
            LogOutcome outcome = outcome(log, run);
            count(table, log.framework(), outcome);
            count(table, "all", outcome);
            stuck += log.atChance() ? 1 : 0;
            passed += log.atChance() && run.diagnosis().healthy() ? 1 : 0;
            if (outcome != LogOutcome.RIGHT) {
                List<String> found =
                        run.diagnosis().present().stream().map(Finding::id).toList();
                System.out.println(
                        log.path().getFileName() + ": " + outcome + ", right " + log.right() + ", found " + found);
            }
        }
        System.out.println();
        System.out.println("| framework | logs | right | listed | symptom only | misled | false alarm | unknown |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        table.forEach((framework, counts) -> {
            StringBuilder row = new StringBuilder("| " + framework + " | "
                    + counts.values().stream().mapToInt(Integer::intValue).sum());
            for (LogOutcome outcome : LogOutcome.values()) {
                row.append(" | ").append(counts.getOrDefault(outcome, 0));
            }
            System.out.println(row + " |");
        });
        System.out.println();
        System.out.println("validation at chance: " + stuck + ", of these without a finding: " + passed);
    }

    /** How right the diagnosis of a log is. */
    static LogOutcome outcome(KnownLog log, Run run) {
        return LogOutcome.of(log, run.diagnosis(), run.verdict().startsWith("too early to say"));
    }

    private static void count(Map<String, Map<LogOutcome, Integer>> table, String framework, LogOutcome outcome) {
        table.computeIfAbsent(framework, name -> new EnumMap<>(LogOutcome.class))
                .merge(outcome, 1, Integer::sum);
    }
}
