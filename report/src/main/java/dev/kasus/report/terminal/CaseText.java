package dev.kasus.report.terminal;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.casebook.story.Stories;
import dev.kasus.landscape.Landscape;
import dev.kasus.report.CaseFigure;
import dev.kasus.report.CaseReport;
import dev.kasus.report.CaseVerdict;
import dev.kasus.report.svg.LandscapePicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text of a case for the terminal: first the verdict on each claim in a line, then what it rests on. */
public final class CaseText {
    private static final int ID = 6;
    private static final int STATUS = 11;
    private static final int LABEL = 48;
    private static final int TOLD = 10;
    /** Comparisons that are still open are counted behind so many of a claim. */
    private static final int MOST_OPEN = 3;

    private final CaseReport report;
    private final ColourMode colours;
    private final List<String> lines = new ArrayList<>();

    private CaseText(CaseReport report, ColourMode colours) {
        this.report = report;
        this.colours = colours;
    }

    /** The whole text. */
    public static String text(CaseReport report, ColourMode colours) {
        CaseText text = new CaseText(report, colours);
        text.verdicts();
        text.figures();
        text.arms();
        text.detected();
        text.measured();
        report.landscapes().forEach(text::landscape);
        text.open();
        return String.join("\n", text.lines);
    }

    private void title(String title, String note) {
        lines.add("");
        lines.add(TerminalColour.BOLD.on(title, colours) + (note.isEmpty() ? "" : "  (" + note + ")"));
    }

    private void verdicts() {
        lines.add(TerminalColour.BOLD.on("Case " + report.number() + ": " + report.title(), colours));
        lines.add("  on " + report.data() + seeds());
        lines.add("");
        lines.add(TerminalColour.BOLD.on(CaseVerdict.headline(report) + ".", colours));
        int room = TerminalReport.WIDTH - 2 - ID - STATUS;
        for (ClaimResult claim : CaseVerdict.inOrder(report)) {
            lines.add("  " + TextWidth.left(claim.id(), ID)
                    + colour(claim).on(TextWidth.left(CaseVerdict.status(claim), STATUS), colours)
                    + shortened(claim.claim(), room));
        }
    }

    private String seeds() {
        List<Long> seeds = report.seeds();
        return seeds.isEmpty()
                ? ""
                : seeds.size() == 1
                        ? ", seed " + seeds.get(0)
                        : ", seeds " + seeds.get(0) + " to " + seeds.get(seeds.size() - 1);
    }

    /** In one line: the whole sentence stands below. */
    private static String shortened(String sentence, int room) {
        List<String> wrapped = Wrap.lines(sentence, room - 2);
        return wrapped.size() <= 1 ? sentence : wrapped.get(0) + " …";
    }

    private void figures() {
        List<CaseFigure> figures = CaseFigure.of(report, Stories.of(report.number()));
        if (!figures.isEmpty()) {
            title("As told and as measured", "");
            figures.forEach(figure -> lines.add("  " + TextWidth.left(figure.label(), LABEL)
                    + TextWidth.left(figure.told(), TOLD) + figure.measured()));
        }
    }

    private void arms() {
        int width =
                report.arms().stream().mapToInt(arm -> arm.arm().length()).max().orElse(0) + 2;
        title("Arms", "training and validation accuracy, with the spread of the seeds");
        report.arms()
                .forEach(arm -> lines.add("  " + TextWidth.left(arm.arm(), width)
                        + TextWidth.left(CaseFigure.share(arm.train(), arm.trainSpread()), 17)
                        + CaseFigure.share(arm.validation(), arm.validationSpread())));
    }

    private void detected() {
        title("Detected", "");
        report.detections().forEach(this::detection);
        if (!report.probed().isEmpty()) {
            title("Probed", "short experiments on the first sick run");
            report.probed().forEach(sentence -> wrap("  - ", sentence));
            report.apart().forEach(this::detection);
        }
    }

    private void detection(CaseReport.Detection detection) {
        String of = " in " + detection.hits() + " of " + detection.runs() + (detection.runs() == 1 ? " run" : " runs");
        String what = detection.expected().isEmpty()
                ? "nothing found" + of
                : String.join(" or ", detection.expected()) + " first" + of;
        String said = detection.found().isEmpty() ? "" : "; the first run: " + String.join(", ", detection.found());
        CaseReport.Place place = detection.where();
        String where = place == null ? "" : place.words();
        wrap("  ", detection.arm() + ": " + what + said + (where.isEmpty() ? "" : "; the first " + where) + ".");
    }

    private void measured() {
        title("Claims", "");
        for (ClaimResult claim : CaseVerdict.inOrder(report)) {
            wrap("  " + TextWidth.left(claim.id(), ID), claim.claim());
            lines.add("       " + colour(claim).on(CaseVerdict.status(claim), colours));
            wrap("       ", claim.finding());
        }
    }

    private void open() {
        List<ClaimResult> open = CaseVerdict.inOrder(report).stream()
                .filter(claim -> !claim.isSettled())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        title("Not settled", "and what it would take");
        for (ClaimResult claim : open) {
            List<String> sentences = CaseVerdict.open(report, claim);
            sentences.stream()
                    .limit(MOST_OPEN)
                    .forEach(sentence -> wrap("  " + TextWidth.left(claim.id(), ID), sentence));
            if (sentences.size() > MOST_OPEN) {
                lines.add("       and " + (sentences.size() - MOST_OPEN) + " more");
            }
        }
        lines.add("");
        lines.add("Next: " + CaseVerdict.next(report));
    }

    private void landscape(Landscape landscape) {
        title(landscape.title(), "loss of training images");
        for (Landscape.Way way : landscape.ways()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s: from %.2f to %.4f nats",
                    way.name(),
                    way.losses().get(0),
                    way.losses().get(way.losses().size() - 1)));
        }
        landscape.barriers().forEach(barrier -> lines.add("  " + LandscapePicture.words(barrier)));
    }

    private static TerminalColour colour(ClaimResult claim) {
        return switch (claim.status()) {
            case SUPPORTED -> TerminalColour.GREEN;
            case REFUTED -> TerminalColour.RED;
            default -> TerminalColour.YELLOW;
        };
    }

    private void wrap(String first, String text) {
        String indent = first;
        for (String line : Wrap.lines(text, TerminalReport.WIDTH - 7)) {
            lines.add(indent + line);
            indent = "       ";
        }
    }
}
