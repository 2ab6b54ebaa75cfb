package dev.kasus.report.terminal;

import dev.kasus.report.NumberText;
import dev.kasus.report.network.LayerLine;
import dev.kasus.report.network.LintLine;
import dev.kasus.report.network.NetworkReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A network for the terminal: its layers as a table, its sums, then what asks for trouble, next to the prompt. */
public final class NetworkText {
    private static final int MOST_LAYERS = 40;
    private static final int WIDEST_NAME = 30;
    private static final int NARROWEST_NAME = 10;
    private static final int PURPOSE = 22;
    private static final int GAP = 2;

    private final NetworkReport report;
    private final ColourMode colours;
    private final int width;

    /** A column of the table. */
    private record Column(String title, boolean right, Function<LayerLine, String> text) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("layer", false, LayerLine::name),
            new Column("kernel", false, LayerLine::kernel),
            new Column("output", false, LayerLine::output),
            new Column("params", true, line -> count(line.parameters())),
            new Column("MACs", true, line -> count(line.multiplyAdds())),
            new Column(
                    "sees",
                    true,
                    line -> line.receptiveField() < 0
                            ? ""
                            : line.receptiveField() == 0 ? "all" : Long.toString(line.receptiveField())));

    private static final String LEGEND =
            "params: parameters; MACs: multiply-adds for one image; sees: pixels of the image along one side";

    private NetworkText(NetworkReport report, ColourMode colours, int width) {
        this.report = report;
        this.colours = colours;
        this.width = width;
    }

    /**
     * The text, ending with a line break.
     *
     * @param width columns of the terminal
     * @param all whether to print every layer
     */
    public static String text(NetworkReport report, ColourMode colours, int width, boolean all) {
        NetworkText text = new NetworkText(report, colours, width);
        List<String> lines = new ArrayList<>();
        lines.add(TerminalColour.BOLD.on(TextWidth.harmless(report.file()), colours) + ": "
                + TextWidth.harmless(report.format()));
        text.table(lines, all);
        text.sums(lines);
        text.data(lines);
        text.findings(lines);
        return String.join("\n", lines) + "\n";
    }

    /** Such as {@code 1.81 G}. */
    static String amount(long number) {
        if (number < 10_000) {
            return NumberText.count(number);
        }
        String[] units = {"k", "M", "G", "T", "P"};
        double scaled = number;
        int unit = -1;
        while (scaled >= 1000 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        return NumberText.brief(scaled) + " " + units[Math.max(0, unit)];
    }

    private static String count(long number) {
        return number < 0 ? "?" : number == 0 ? "" : amount(number);
    }

    private void table(List<String> lines, boolean all) {
        List<LayerLine> layers = report.layers();
        int shown = all || layers.size() <= MOST_LAYERS ? layers.size() : MOST_LAYERS - 1;
        // The end of a network is as telling as its beginning.
        int tail = shown < layers.size() ? MOST_LAYERS / 4 : 0;
        List<LayerLine> head = layers.subList(0, shown - tail);
        List<LayerLine> end = layers.subList(layers.size() - tail, layers.size());
        List<LayerLine> both = new ArrayList<>(head);
        both.addAll(end);
        int[] widths = COLUMNS.stream()
                .mapToInt(column -> Math.min(
                        WIDEST_NAME,
                        Math.max(
                                TextWidth.of(column.title()),
                                both.stream()
                                        .mapToInt(line -> TextWidth.of(
                                                TextWidth.harmless(column.text().apply(line))))
                                        .max()
                                        .orElse(0))))
                .toArray();
        int others = Arrays.stream(widths).sum() - widths[0] + GAP * widths.length;
        widths[0] = Math.max(NARROWEST_NAME, Math.min(widths[0], width - PURPOSE - others));
        lines.add(TerminalColour.DIM.on(row(widths, Column::title, "what it is for"), colours));
        head.forEach(line -> lines.add(row(widths, column -> column.text().apply(line), purpose(line))));
        if (tail > 0) {
            lines.add(TerminalColour.DIM.on(
                    "  … " + (layers.size() - shown) + " more layers; all of them: --all", colours));
        }
        end.forEach(line -> lines.add(row(widths, column -> column.text().apply(line), purpose(line))));
        Wrap.lines(LEGEND, width).forEach(line -> lines.add(TerminalColour.DIM.on(line, colours)));
    }

    private static String purpose(LayerLine line) {
        return line.purpose().isEmpty() ? line.kind() : line.kind() + ": " + line.purpose();
    }

    private String row(int[] widths, Function<Column, String> text, String purpose) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Column column = COLUMNS.get(i);
            String cell = TextWidth.harmless(text.apply(column));
            String fitting = i == 0 ? withoutStart(cell, widths[i]) : cell;
            row.append(column.right() ? TextWidth.right(fitting, widths[i]) : TextWidth.left(fitting, widths[i]))
                    .append(" ".repeat(GAP));
        }
        int room = width - TextWidth.of(row.toString());
        return (row + (room >= 8 ? TextWidth.left(purpose, room) : "")).stripTrailing();
    }

    /** A long name loses its beginning: its end tells it from its neighbours. */
    private static String withoutStart(String name, int room) {
        return TextWidth.of(name) <= room ? name : "…" + name.substring(Math.max(0, name.length() - room + 1));
    }

    private void sums(List<String> lines) {
        lines.add("");
        String fixed = report.fixedParameters() == 0
                ? ""
                : ", " + NumberText.count(report.fixedParameters()) + " more that gradients do not change";
        String work = report.multiplyAdds() < 0
                ? ""
                : "; " + amount(report.multiplyAdds()) + " multiply-adds for an image of " + report.input();
        wrap(lines, "", NumberText.count(report.parameters()) + " parameters" + fixed + work);
        report.notes().forEach(note -> wrap(lines, "note: ", note));
    }

    private void data(List<String> lines) {
        if (!report.data().isEmpty()) {
            lines.add("");
            lines.add(TerminalColour.BOLD.on("What the pictures ask of it", colours));
            report.data().forEach(line -> wrap(lines, "  ", line));
        }
    }

    private void findings(List<String> lines) {
        lines.add("");
        if (report.findings().isEmpty()) {
            lines.add(TerminalColour.GREEN.on("✓ Nothing in the architecture asks for trouble.", colours));
            return;
        }
        lines.add(TerminalColour.BOLD.on("Observed in the architecture", colours) + ", not proven");
        for (LintLine finding : report.findings()) {
            TerminalColour paint = finding.severity().equals("hint") ? TerminalColour.YELLOW : TerminalColour.RED;
            String sign = switch (finding.severity()) {
                case "wrong" -> "✗ ";
                case "likely" -> "! ";
                default -> "· ";
            };
            lines.add(paint.on(sign + finding.title(), colours) + "  (" + finding.id() + ")");
            wrap(lines, "  ", finding.sentence());
            wrap(lines, "  → ", finding.advice());
            finding.code().lines().forEach(line -> lines.add(TerminalColour.CYAN.on("    " + line, colours)));
        }
    }

    private void wrap(List<String> lines, String first, String text) {
        String indent = first;
        for (String line : Wrap.lines(text, Math.max(20, width - first.length()))) {
            lines.add(indent + line);
            indent = " ".repeat(first.length());
        }
    }
}
