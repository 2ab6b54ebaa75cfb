package dev.kasus.app.command;

import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.LoadDisplay;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.census.Census;
import dev.kasus.census.Picture;
import dev.kasus.data.folder.FolderCensus;
import dev.kasus.data.folder.FolderReading;
import dev.kasus.message.BadInput;
import dev.kasus.nets.format.ModelFiles;
import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.Unsaid;
import dev.kasus.nets.lint.ImageFacts;
import dev.kasus.records.NamedFile;
import dev.kasus.report.json.NetworkJson;
import dev.kasus.report.network.LayerMark;
import dev.kasus.report.network.LintLine;
import dev.kasus.report.network.NetworkReport;
import dev.kasus.report.svg.NetworkDrawing;
import dev.kasus.report.terminal.NetworkText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kasus lint}: what a network in a file consists of, and what in it asks for trouble. */
@Command(
        name = "lint",
        description = {
            "Shows the network in a model file layer by layer, and what in its architecture asks for trouble. Nothing in the file is run.",
            "Read are .keras, .h5 and JSON of Keras, ONNX, torch.export, TorchScript, state dicts and safetensors of PyTorch, recipes, and run folders of Kasus."
        })
public final class LintCommand implements Callable<Integer> {
    /** The least that a finding must be for the check to fail. */
    enum Gate {
        wrong,
        likely,
        hint
    }

    private static final int MOST_DRAWN = 5000;
    /** A hint at half the layers of a network would hide what matters. */
    private static final int MOST_HINTED = 8;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The file of a model, a recipe, or the folder of a run.")
    private Path file = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "Pictures that the network is to learn: says what they ask of it, and looks for what does not fit.")
    private @Nullable Path data;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Side of the images in pixels, where the file does not tell it.")
    private int size;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description =
                    "Exit with 3 if there is a finding of this severity or a worse one: ${COMPLETION-CANDIDATES}.")
    private @Nullable Gate failOn;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the network; layers with a finding are marked.")
    private @Nullable Path svg;

    @Option(names = "--all", description = "Print every layer.")
    private boolean all;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    public LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (size < 0 || size > 100_000) {
            throw new BadInput("--size is " + size, "It is the side of the images in pixels, such as 224.");
        }
        Optional<ImageFacts> images = Optional.ofNullable(data).map(this::facts);
        Network network =
                ModelFiles.read(file, new Unsaid(images.map(ImageFacts::classes).orElse(0), size));
        NetworkReport report = NetworkReport.of(file.toString(), network, images);
        if (svg != null) {
            draw(svg, report);
        }
        terminal.out()
                .print(
                        json
                                ? NetworkJson.text(report)
                                : NetworkText.text(report, terminal.colours(), terminal.width(), all));
        return failOn == null ? ExitCode.FINE : gate(failOn, report);
    }

    private void draw(Path target, NetworkReport report) {
        if (report.layers().size() > MOST_DRAWN) {
            throw new BadInput(
                    "the network has " + report.layers().size() + " layers, too many to draw", "Leave --svg out.");
        }
        if (Files.isRegularFile(target) && !target.toString().endsWith(".svg")) {
            throw new BadInput(
                    target + " already exists and is not called .svg", "Use another file name, such as network.svg.");
        }
        Map<String, LayerMark> marks = new LinkedHashMap<>();
        report.findings().stream()
                .filter(finding ->
                        !finding.severity().equals("hint") || finding.layers().size() <= MOST_HINTED)
                .forEach(finding -> finding.layers()
                        .forEach(
                                layer -> marks.putIfAbsent(layer, new LayerMark(finding.severity(), finding.title()))));
        NamedFile.write(target, NetworkDrawing.svg(report.layers(), marks));
        terminal.err().println("Drawing: " + target);
    }

    private int gate(Gate gate, NetworkReport report) {
        List<String> severities = List.of("wrong", "likely", "hint");
        List<String> found = report.findings().stream()
                .filter(finding -> severities.indexOf(finding.severity()) <= severities.indexOf(gate.name()))
                .map(LintLine::id)
                .toList();
        terminal.err()
                .println(
                        found.isEmpty()
                                ? "Check passed (--fail-on " + gate + ")."
                                : "Check failed (--fail-on " + gate + "): " + String.join(", ", found) + ".");
        return found.isEmpty() ? ExitCode.FINE : ExitCode.GATE;
    }

    /** What the pictures of a folder are like; of the training split where there is one. */
    private ImageFacts facts(Path folder) {
        FolderReading reading = FolderReading.of(PictureFolder.of(folder), null);
        Census census;
        try (LoadDisplay display = new LoadDisplay(terminal)) {
            census = FolderCensus.take(reading, display, () -> false);
        }
        List<Picture> pictures = census.pictures();
        long trained =
                pictures.stream().filter(picture -> !picture.isValidation()).count();
        return new ImageFacts(
                trained,
                census.byClass().size(),
                middle(pictures.stream().mapToInt(Picture::width).sorted().toArray()),
                middle(pictures.stream().mapToInt(Picture::height).sorted().toArray()),
                pictures.stream().allMatch(LintCommand::isGrey));
    }

    private static int middle(int[] sorted) {
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** A picture whose thumbnail and edge have three equal channels. */
    private static boolean isGrey(Picture picture) {
        byte[] thumbnail = picture.thumbnail();
        for (int i = 0; i + 2 < thumbnail.length; i += 3) {
            if (Math.abs(thumbnail[i] - thumbnail[i + 1]) > 1 || Math.abs(thumbnail[i] - thumbnail[i + 2]) > 1) {
                return false;
            }
        }
        return true;
    }
}
