package dev.kasus.bench;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.message.BadInput;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How often the diagnosis is right: trains healthy recipes and faults under several seeds, some at a time and one thread each,
 * diagnoses every run and prints hits and false alarms as Markdown. Runs that are there already are not trained again, so it
 * may be stopped and started at will.
 */
@Command(name = "accuracy-table", mixinStandardHelpOptions = true)
public final class AccuracyTable implements Callable<Integer> {
    private static final Pattern SEEDS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    @Option(names = "--fish", required = true, description = "folder of the fish4knowledge photographs")
    private Path fish = Path.of("");

    @Option(names = "--out", required = true, description = "folder for the runs")
    private Path out = Path.of("");

    @Option(names = "--seeds", defaultValue = "0-4", description = "such as 0-4 or 7 (default: ${DEFAULT-VALUE})")
    private String seeds = "";

    @Option(names = "--only", description = "names of recipes or faults; all if left out")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--at-once",
            defaultValue = "2",
            description = "trainings, one thread each (default: ${DEFAULT-VALUE})")
    private int atOnce;

    @Option(names = "--recipes", defaultValue = "bench/recipes", description = "folder with healthy/ and faults/")
    private Path recipes = Path.of("");

    /** Trains what is missing and prints the table. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new AccuracyTable());
        command.setExecutionExceptionHandler((problem, line, result) -> {
            System.err.println(problem instanceof BadInput ? problem.getMessage() : problem);
            return 2;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Subject> subjects = Subjects.read(recipes, fish).stream()
                .filter(subject -> only.isEmpty() || only.contains(subject.name()))
                .toList();
        List<Callable<Trial>> work = new ArrayList<>();
        for (long seed : seeds()) {
            subjects.forEach(subject -> work.add(() -> trial(subject, seed)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Trial> trials = new ArrayList<>();
            for (Future<Trial> done : threads.invokeAll(work)) {
                trials.add(done.get());
            }
            System.out.println(new AccuracyReport(subjects, trials).markdown());
        } finally {
            threads.shutdownNow();
        }
        return 0;
    }

    private long[] seeds() {
        Matcher matcher = SEEDS.matcher(seeds);
        if (!matcher.matches()) {
            throw new BadInput("--seeds is \"" + seeds + "\"", "Write 0-4 or 7.");
        }
        long first = Long.parseLong(matcher.group(1));
        return LongStream.rangeClosed(first, matcher.group(2) == null ? first : Long.parseLong(matcher.group(2)))
                .toArray();
    }

    private Trial trial(Subject subject, long seed) {
        RunFolder folder = TrainedRun.of(subject.recipe().withSeed(seed), out.resolve(subject.name()), "seed-" + seed);
        Recording recording = folder.recording();
        Trial trial = Trial.of(subject, seed, recording, Diagnosis.of(recording, Rules.all()));
        System.err.println(trial.line());
        return trial;
    }
}
