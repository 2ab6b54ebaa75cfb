package dev.kasus.bench.accuracy;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.message.BadInput;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How often the diagnosis is right: trains healthy recipes and faults under several seeds, some at a time and one thread each,
 * diagnoses every run and prints hits and false alarms as Markdown. Runs that are there already are not trained again, so it
 * may be stopped and started at will.
 */
@Command(name = "accuracy-table", mixinStandardHelpOptions = true)
public final class AccuracyTable implements Callable<Integer> {
    private static final Pattern SEEDS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    @Mixin
    private Trainings trainings = new Trainings();

    @Option(names = "--fish", required = true, description = "folder of the fish4knowledge photographs")
    private Path fish = Path.of("");

    @Option(names = "--seeds", defaultValue = "0-4", description = "such as 0-4 or 7 (default: ${DEFAULT-VALUE})")
    private String seeds = "";

    @Option(names = "--recipes", defaultValue = "bench/recipes", description = "folder with healthy/ and faults/")
    private Path recipes = Path.of("");

    /** Trains what is missing and prints the table. */
    public static void main(String[] args) {
        Tables.run(new AccuracyTable(), args);
    }

    @Override
    public Integer call() throws Exception {
        List<Subject> subjects = Subjects.read(recipes, fish).stream()
                .filter(subject -> trainings.isWanted(subject.name()))
                .toList();
        List<Callable<SubjectRun>> work = new ArrayList<>();
        for (long seed : seeds()) {
            subjects.forEach(subject -> work.add(() -> trial(subject, seed)));
        }
        System.out.println(new AccuracyReport(subjects, trainings.results(work)).markdown());
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

    private SubjectRun trial(Subject subject, long seed) {
        RunFolder folder =
                TrainedRun.of(subject.recipe().withSeed(seed), trainings.out().resolve(subject.name()), "seed-" + seed);
        Recording recording = folder.recording();
        SubjectRun trial = SubjectRun.of(subject, seed, recording, Diagnosis.of(recording, Rules.all()));
        System.err.println(trial.line());
        return trial;
    }
}
