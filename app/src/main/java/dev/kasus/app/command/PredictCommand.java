package dev.kasus.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasus.app.terminal.CommandName;
import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.data.picture.ImageFiles;
import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import dev.kasus.recipe.data.Data;
import dev.kasus.records.run.RunCard;
import dev.kasus.records.run.RunFolder;
import dev.kasus.report.RunReport;
import dev.kasus.run.Provenance;
import dev.kasus.session.DiagnosedRun;
import dev.kasus.torch.Predictor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kasus predict}: asks the network of a run about pictures. */
@Command(
        name = "predict",
        description = {
            "Classifies pictures with the best checkpoint of a run.",
            "A picture that cannot be read is named, the others are predicted all the same, and the exit code is 2."
        })
public final class PredictCommand implements Callable<Integer> {
    private static final double MOST_MEGAPIXELS = 100;
    private static final int SHOWN = 3;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run's folder.")
    private Path run = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "Picture files.")
    private List<Path> images = List.of();

    @Option(names = "--json", description = "Print classes and probabilities as JSON.")
    private boolean json;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Print so many classes of each: 3 by default, with --json all.")
    private @Nullable Integer top;

    public PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (top != null && top < 1) {
            throw new BadInput("--top is " + top, "It must be at least 1.");
        }
        RunFolder folder = RunFolder.open(run);
        RunCard card = folder.card();
        Provenance provenance = card.provenance();
        if (provenance == null) {
            throw new BadInput("run " + run + " has not begun", "Wait until its first epoch is done.");
        }
        Data data = card.recipe().data();
        ImageFiles.Read read = ImageFiles.read(images, data.size(), data.color(), MOST_MEGAPIXELS);
        List<double[]> answers = read.read().isEmpty()
                ? List.of()
                : new Predictor(card.recipe(), provenance, folder.bestCheckpoint()).probabilities(read.images());
        Optional<RunReport> judged = judged();
        judged.ifPresent(report -> {
            report.warnings().forEach(warning -> terminal.err().println("Note: " + warning));
            if (!report.diagnosis().present().isEmpty()) {
                terminal.err()
                        .println("Note: this run is " + report.verdict() + ". Details: " + CommandName.called()
                                + " diagnose " + folder);
            }
        });
        if (answers.stream().flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)) {
            throw new BadInput(
                    "the best checkpoint of " + run + " gives no finite predictions: its weights are not finite",
                    "Its training diverged, or the file is damaged: kasus diagnose " + run + ".");
        }
        if (json) {
            printJson(folder, provenance.classes(), judged, read, answers);
        } else {
            printText(provenance.classes(), read, answers);
        }
        read.broken()
                .forEach((file, reason) ->
                        terminal.err().println(SafeText.line("kasus: picture " + file + " " + reason)));
        return read.broken().isEmpty() ? ExitCode.FINE : ExitCode.BAD_INPUT;
    }

    /** What is known of the run that answers; nothing where too little of it can be read. */
    private Optional<RunReport> judged() {
        try {
            DiagnosedRun observed = DiagnosedRun.of(run);
            return Optional.of(observed.withExperiments().withProofs().report());
        } catch (BadInput unreadable) {
            // Its weights answer all the same.
            terminal.err().println("Note: " + unreadable.problem());
            return Optional.empty();
        }
    }

    /** The most probable classes, at most so many as asked for. */
    private List<Integer> ranked(double[] probabilities, int unasked) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -probabilities[c]))
                .limit(top == null ? unasked : top)
                .toList();
    }

    private void printText(List<String> classes, ImageFiles.Read read, List<double[]> answers) {
        int width = read.read().stream()
                .mapToInt(file -> SafeText.line(file.toString()).length())
                .max()
                .orElse(0);
        for (int i = 0; i < answers.size(); i++) {
            double[] answer = answers.get(i);
            String best = ranked(answer, SHOWN).stream()
                    .map(c -> String.format(Locale.ROOT, "%5.1f %% %s", 100 * answer[c], classes.get(c)))
                    .collect(Collectors.joining("  "));
            String file = SafeText.line(read.read().get(i).toString());
            terminal.out().println(file + " ".repeat(width - file.length()) + "  " + best);
        }
    }

    private void printJson(
            RunFolder folder,
            List<String> classes,
            Optional<RunReport> judged,
            ImageFiles.Read read,
            List<double[]> answers) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("version", 1);
        root.put("run", folder.id());
        root.put("verdict", judged.map(RunReport::verdict).orElse(null));
        ArrayNode present = root.putArray("present");
        judged.ifPresent(report -> report.diagnosis().present().forEach(finding -> present.add(finding.id())));
        ArrayNode predicted = root.putArray("images");
        for (int i = 0; i < answers.size(); i++) {
            double[] answer = answers.get(i);
            ObjectNode image =
                    predicted.addObject().put("path", read.read().get(i).toString());
            ArrayNode all = image.putArray("classes");
            ranked(answer, classes.size())
                    .forEach(c -> all.addObject().put("name", classes.get(c)).put("probability", answer[c]));
        }
        ArrayNode broken = root.putArray("broken");
        read.broken()
                .forEach((file, reason) ->
                        broken.addObject().put("path", file.toString()).put("reason", reason));
        terminal.out().println(root.toPrettyString());
    }
}
