package dev.kasus.report.terminal;

import dev.kasus.report.Fact;
import dev.kasus.report.Facts;
import dev.kasus.report.Headline;
import dev.kasus.report.KeyFigure;
import dev.kasus.report.NextStep;
import dev.kasus.report.RunReport;
import dev.kasus.report.RunSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * A report for a terminal. The order is: key facts and curves, checks, evidence, what to try, verdict, next command.
 * The most important comes last, next to the prompt.
 */
public final class TerminalReport {
    /** Where the width of the terminal is not known. */
    public static final int WIDTH = 80;
    /** The narrowest terminal that is written for; in one that is wider than the widest, lines stay readable. */
    private static final int NARROWEST = 60;

    private static final int WIDEST = 100;

    /** A screen. */
    static final int MOST_ROWS = 40;

    /** Rows of the verdict, at most: names of classes come from anywhere. */
    private static final int HEADLINE = 4;

    private static final int LABEL = 12;

    private final RunReport report;
    private final String kasus;
    private final TerminalLines lines;

    private TerminalReport(RunReport report, ColourMode colours, int width, String kasus) {
        this.report = report;
        this.kasus = kasus;
        this.lines = new TerminalLines(colours, Math.max(NARROWEST, Math.min(WIDEST, width)));
    }

    /**
     * The short report, at most 40 rows; ends with a line break; escape sequences only with {@link ColourMode#COLOUR}.
     *
     * @param width columns; at least 60 and at most 100 are written
     * @param kasus how the user starts the program, such as {@code ./kasus}
     */
    public static String brief(RunReport report, ColourMode colours, int width, String kasus) {
        RunSummary summary = RunSummary.of(report);
        TerminalReport shortest = new TerminalReport(report, colours, width, kasus);
        for (DetailLevel detail : DetailLevel.OF_A_SCREEN) {
            shortest = new TerminalReport(report, colours, width, kasus);
            shortest.brief(summary, detail);
            if (shortest.lines.rows() <= MOST_ROWS) {
                break;
            }
        }
        return shortest.lines.text();
    }

    /** The same with all evidence, the problems that could not be checked and those not found. */
    public static String all(RunReport report, ColourMode colours, int width, String kasus) {
        TerminalReport whole = new TerminalReport(report, colours, width, kasus);
        whole.glance(facts(report), Integer.MAX_VALUE);
        whole.nothing();
        whole.curves();
        RunSummary summary = RunSummary.of(report);
        TerminalOpinions opinions = new TerminalOpinions(report.diagnosis(), summary.recordings(), whole.lines);
        opinions.absent();
        opinions.unknown();
        summary.recordings().ifPresent(missing -> new TerminalRecordings(missing, whole.lines).all());
        opinions.present();
        whole.advice(summary, DetailLevel.NONE);
        return whole.lines.text();
    }

    /** Verdict and validation accuracy in a line, for a list of runs. */
    public static String line(RunReport report, ColourMode colours) {
        Headline headline = Headline.of(report);
        List<KeyFigure> figures = KeyFigure.of(report.recording());
        String figure = figures.isEmpty()
                ? ""
                : " (" + figures.get(0).label() + " " + figures.get(0).value() + ")";
        return TerminalColour.of(headline.verdict())
                .on(headline.sign() + " " + report.run() + ": " + headline.sentence() + figure, colours);
    }

    private void brief(RunSummary summary, DetailLevel detail) {
        List<Fact> facts = facts(report).stream()
                .filter(fact -> List.of("run", "data", "images").contains(fact.label()))
                .toList();
        glance(facts, 1);
        // What the metrics below rest on must not be cut.
        glance(
                facts(report).stream()
                        .filter(fact -> fact.label().equals("validation"))
                        .toList(),
                Integer.MAX_VALUE);
        nothing();
        curves();
        TerminalOpinions opinions = new TerminalOpinions(report.diagnosis(), summary.recordings(), lines);
        opinions.looked(detail);
        opinions.evidence(detail);
        summary.recordings().ifPresent(missing -> new TerminalRecordings(missing, lines).brief(detail));
        advice(summary, detail);
    }

    private static List<Fact> facts(RunReport report) {
        List<Fact> facts = new ArrayList<>();
        String epochs = Facts.epochs(report.recording());
        String state = report.state().isEmpty() ? "" : ", " + report.state();
        facts.add(new Fact("run", report.run() + state + (epochs.isEmpty() ? "" : ", " + epochs + " epochs")));
        facts.addAll(Facts.of(report.recording()));
        return facts;
    }

    private void glance(List<Fact> facts, int rows) {
        for (Fact fact : facts) {
            String first = "  " + TerminalColour.DIM.on(TextWidth.left(fact.label(), LABEL), lines.colours());
            lines.wrap(first, " ".repeat(LABEL + 2), fact.value(), null, rows);
        }
    }

    private void nothing() {
        if (report.recording().tags().isEmpty()) {
            lines.blank();
            lines.wrap("  ", "  ", "No value was recorded: there is nothing to draw.", TerminalColour.YELLOW);
        }
    }

    private void curves() {
        List<String> curves = TerminalCurves.of(report.recording(), lines.colours(), lines.width());
        if (!curves.isEmpty()) {
            lines.blank();
            curves.forEach(lines::ready);
        }
    }

    private void advice(RunSummary summary, DetailLevel detail) {
        summary.advice().ifPresent(advice -> new TerminalAdvice(advice, lines).print(detail));
        warnings(detail);
        lines.blank();
        Headline headline = summary.headline();
        lines.wrap(
                headline.sign() + " ",
                "  ",
                headline.sentence(),
                TerminalColour.of(headline.verdict()),
                detail == DetailLevel.NONE ? Integer.MAX_VALUE : HEADLINE);
        if (!summary.standing().isEmpty()) {
            lines.wrap("  ", "  ", summary.standing(), null, Math.max(detail.sentences(), 2));
        }
        List<NextStep> steps = summary.next().stream()
                .filter(step -> detail != DetailLevel.NONE || !step.command().endsWith(" --all"))
                .limit(detail.choices())
                .toList();
        for (int i = steps.size() - 1; i >= 0; i--) {
            step(steps.get(i), i == 0);
        }
    }

    private void step(NextStep step, boolean next) {
        String label = next ? "  Next: " : "  or:   ";
        String command = step.calling(kasus);
        boolean fits = TextWidth.of(label + command + "   " + step.purpose()) <= lines.width();
        lines.whole(
                label, command + (fits ? "   " + step.purpose() : ""), next ? TerminalColour.BOLD : TerminalColour.DIM);
    }

    private void warnings(DetailLevel detail) {
        if (report.warnings().isEmpty()) {
            return;
        }
        lines.blank();
        int shown = Math.min(detail.sentences(), report.warnings().size());
        for (String warning : report.warnings().subList(0, shown)) {
            lines.wrap("! ", "  ", warning, TerminalColour.YELLOW, detail.sentences());
        }
        if (shown < report.warnings().size()) {
            lines.wrap(
                    "! ",
                    "  ",
                    "and " + (report.warnings().size() - shown) + " more: see --all",
                    TerminalColour.YELLOW);
        }
    }
}
