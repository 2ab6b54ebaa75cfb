package dev.kasus.bench.corpus;

import dev.kasus.bench.accuracy.Tables;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.evidence.Measure;
import dev.kasus.diagnosis.evidence.Measures;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.records.run.CompactRecording;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One line for each run of the corpus: what was planted, how it ended, every measure, and what each rule says. */
@Command(name = "corpus-table", mixinStandardHelpOptions = true)
public final class CorpusTable implements Callable<Integer> {
    @Option(names = "--corpus", required = true, description = "folder of the compact recordings")
    private Path corpus = Path.of("");

    @Option(names = "--to", defaultValue = "100000", description = "one more than the number of the last program")
    private int to;

    @Option(names = "--fish", description = "folder of fish4knowledge, if it was trained on")
    private Path fish = Path.of("");

    @Option(names = "--river", description = "folder of riverfish, if it was trained on")
    private Path river = Path.of("");

    @Option(names = "--out", required = true, description = "CSV file to write")
    private Path out = Path.of("");

    /** Writes the table. */
    public static void main(String[] args) {
        Tables.run(new CorpusTable(), args);
    }

    @Override
    public Integer call() throws Exception {
        DataDraw images = CorpusTraining.images(fish, river);
        Map<String, Double> balance = CorpusEntry.balance(images);
        try (PrintStream csv = new PrintStream(Files.newOutputStream(out), false, StandardCharsets.UTF_8)) {
            csv.println("program,role,net,data,held-out,plain,faults,causes,train,validation,first,"
                    + Measures.all().stream().map(Measure::id).collect(Collectors.joining(",")) + ","
                    + Rules.all().stream().map(rule -> "rule:" + rule.id()).collect(Collectors.joining(",")));
            for (int number = 0; number < to; number++) {
                Path twin = CorpusTraining.file(corpus, number, "twin");
                Path faulty = CorpusTraining.file(corpus, number, "faulty");
                if (Files.exists(twin) && Files.exists(faulty)) {
                    CorpusEntry entry = CorpusEntry.of(number, images, balance);
                    csv.println(line(entry, "twin", CompactRecording.read(twin)));
                    csv.println(line(entry, "faulty", CompactRecording.read(faulty)));
                }
            }
        }
        return 0;
    }

    private static String line(CorpusEntry entry, String role, Recording run) {
        List<String> cells = new ArrayList<>();
        Program program = entry.program();
        boolean faulty = role.equals("faulty");
        cells.add(Integer.toString(program.number()));
        cells.add(role);
        cells.add(program.net());
        cells.add(program.data());
        cells.add(program.heldOut() ? "1" : "0");
        cells.add(entry.isTwinPlain() ? "1" : "0");
        cells.add(faulty ? entry.plants().stream().map(Plant::fault).collect(Collectors.joining("+")) : "");
        cells.add(
                faulty
                        ? entry.plants().stream()
                                .map(plant -> String.join("|", plant.causes()))
                                .collect(Collectors.joining("+"))
                        : "");
        cells.add(number(run.series(Signals.EVAL_MODE_TRAIN_ACCURACY).last()));
        cells.add(number(run.series(Signals.VALIDATION_ACCURACY).last()));
        Diagnosis diagnosis = Diagnosis.of(run, Rules.all());
        cells.add(diagnosis.present().stream().limit(3).map(Finding::id).collect(Collectors.joining("|")));
        Measures.all().forEach(measure -> cells.add(number(measure.of(run))));
        Map<String, Opinion> opinions =
                diagnosis.findings().stream().collect(Collectors.toMap(Finding::id, Finding::opinion));
        Rules.all().forEach(rule -> cells.add(opinion(opinions.get(rule.id()))));
        return String.join(",", cells);
    }

    private static String opinion(@org.jspecify.annotations.Nullable Opinion opinion) {
        return opinion instanceof Opinion.Present present
                ? String.format(Locale.ROOT, "%.3f", present.severity())
                : opinion instanceof Opinion.Absent ? "0" : "";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.5g", value) : "";
    }
}
