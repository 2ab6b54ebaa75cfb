package dev.kasus.report.terminal;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.message.FirstFew;
import dev.kasus.report.Headline;
import dev.kasus.report.MissingRecordings;
import dev.kasus.report.NumberText;
import dev.kasus.report.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The findings, the problems that could not be checked and those not found; each kind has its own look. */
final class TerminalOpinions {
    private static final int MOST_NAMES = 6;
    private static final int FEW_NAMES = 3;
    private static final String INDENT = "     ";

    private final Diagnosis diagnosis;
    private final Optional<MissingRecordings> missing;
    private final TerminalLines lines;

    /** @param missing of a log of another tool */
    TerminalOpinions(Diagnosis diagnosis, Optional<MissingRecordings> missing, TerminalLines lines) {
        this.diagnosis = diagnosis;
        this.missing = missing;
        this.lines = lines;
    }

    /** One line of the problems not found, and those that could not be checked: a line each, or one of them all. */
    void looked(DetailLevel detail) {
        List<Finding> unknown = diagnosis.unknown();
        List<Finding> absent = Headline.absent(diagnosis);
        if (!unknown.isEmpty() || !absent.isEmpty()) {
            lines.blank();
        }
        if (!absent.isEmpty()) {
            List<String> names = absent.stream()
                    .map(finding -> Phrase.inSentence(finding.title()))
                    .toList();
            lines.wrap("  ✓  ", INDENT, notFound(names), TerminalColour.GREEN, 1);
        }
        if (missing.isPresent()) {
            lines.wrap("  ?  ", INDENT, missing.get().lacking(), TerminalColour.YELLOW, 2);
        } else {
            unknown(unknown, detail);
        }
    }

    private void unknown(List<Finding> unknown, DetailLevel detail) {
        int shown = unknown.size() <= detail.unknown() ? unknown.size() : Math.max(1, detail.unknown() - 1);
        for (Finding finding : unknown.subList(0, shown)) {
            String missing = ((Opinion.Unknown) finding.opinion()).missing();
            lines.wrap(
                    "  ?  ",
                    INDENT,
                    "cannot check " + Phrase.inSentence(finding.title()) + ": " + missing,
                    TerminalColour.YELLOW,
                    1);
        }
        if (shown < unknown.size()) {
            lines.wrap(
                    "  ?  ",
                    INDENT,
                    "and " + (unknown.size() - shown) + " more; they may still be present: --all",
                    TerminalColour.YELLOW,
                    1);
        }
    }

    /** The names that fit into a line, and how many more. */
    private String notFound(List<String> names) {
        String line = "";
        for (int shown = 1; shown <= names.size(); shown++) {
            String more = shown < names.size() ? " and " + (names.size() - shown) + " more: --all" : "";
            String longer = "not found: " + String.join(", ", names.subList(0, shown)) + more;
            if (shown > 1 && TextWidth.of(longer) > lines.width() - INDENT.length()) {
                return line;
            }
            line = longer;
        }
        return line;
    }

    /** The evidence of the first findings; only the names of the others. */
    void evidence(DetailLevel detail) {
        List<Finding> present = diagnosis.present();
        if (present.isEmpty()) {
            return;
        }
        lines.heading("Evidence");
        List<Finding> shown = present.stream()
                .filter(finding -> finding.explainedBy().isEmpty())
                .limit(detail.findings())
                .toList();
        for (Finding finding : shown.isEmpty() ? present.subList(0, 1) : shown) {
            evidence(finding, present.indexOf(finding) + 1, detail);
        }
        List<String> rest = present.stream()
                .filter(finding -> !shown.contains(finding))
                .map(finding -> Phrase.inSentence(finding.title()))
                .toList();
        if (!rest.isEmpty()) {
            lines.wrap(INDENT, INDENT, "also: " + FirstFew.named(rest, FEW_NAMES), TerminalColour.DIM, 1);
        }
    }

    private void evidence(Finding finding, int rank, DetailLevel detail) {
        Opinion.Present opinion = (Opinion.Present) finding.opinion();
        String where = Headline.where(opinion, FEW_NAMES);
        String since = finding.onsetEpoch() > 0 ? " since epoch " + finding.onsetEpoch() : "";
        String level = finding.level().name().toLowerCase(Locale.ROOT);
        lines.wrap(
                number(rank),
                INDENT,
                finding.title() + ", " + level + since + (where.isEmpty() ? "" : ": " + where),
                TerminalColour.RED,
                1);
        for (Evidence evidence :
                opinion.evidence().stream().limit(detail.sentences()).toList()) {
            lines.wrap("   - ", INDENT, evidence.sentence(), null, detail.rows());
        }
    }

    /** Every finding in full. */
    void present() {
        List<Finding> present = diagnosis.present();
        if (!present.isEmpty()) {
            lines.heading("Findings");
        }
        for (int i = 0; i < present.size(); i++) {
            if (i > 0) {
                lines.blank();
            }
            present(present.get(i), i + 1);
        }
    }

    private void present(Finding finding, int rank) {
        Opinion.Present opinion = (Opinion.Present) finding.opinion();
        lines.wrap(number(rank), INDENT, finding.title(), TerminalColour.RED);
        String where = Headline.where(opinion, MOST_NAMES);
        String since = finding.onsetEpoch() > 0 ? "since epoch " + finding.onsetEpoch() : "onset unknown";
        lines.wrap(INDENT, INDENT, (where.isEmpty() ? "" : where + "; ") + since, TerminalColour.BOLD);
        opinion.evidence().forEach(this::numbers);
        if (!finding.explainedBy().isEmpty()) {
            lines.wrap(INDENT, INDENT, "caused by " + String.join(", ", finding.explainedBy()), TerminalColour.BOLD);
        }
        lines.wrap(
                INDENT,
                INDENT,
                level(finding.level()) + ", severity " + NumberText.brief(opinion.severity()) + "; more: kasus explain "
                        + finding.id(),
                TerminalColour.DIM);
    }

    private void numbers(Evidence evidence) {
        lines.wrap("   - ", INDENT, evidence.sentence(), null);
        String window = evidence.fromStep() == evidence.toStep()
                ? "step " + evidence.fromStep()
                : "steps " + evidence.fromStep() + " to " + evidence.toStep();
        String numbers = NumberText.brief(evidence.observed())
                + (Double.isNaN(evidence.threshold())
                        ? ""
                        : " (threshold " + NumberText.brief(evidence.threshold()) + ")");
        lines.wrap(INDENT, INDENT, evidence.tag() + ", " + window + ": " + numbers, TerminalColour.DIM);
    }

    /** The problems that could not be checked, and what to record for them. */
    void unknown() {
        List<Finding> unknown = diagnosis.unknown();
        if (unknown.isEmpty()) {
            return;
        }
        lines.heading("Could not check " + Phrase.counted(unknown.size(), "problem") + ", which may still be present");
        boolean foreign = missing.isPresent();
        for (Finding finding : unknown) {
            if (foreign && MissingRecordings.needsRecipe(finding)) {
                continue;
            }
            Opinion.Unknown opinion = (Opinion.Unknown) finding.opinion();
            lines.wrap("  ?  ", INDENT, finding.title() + ": " + opinion.missing(), TerminalColour.YELLOW);
            String hint = foreign ? MissingRecordings.hint(opinion) : opinion.howToRecord();
            lines.wrap(INDENT, INDENT, hint, null);
        }
        List<String> ofRecipe = unknown.stream()
                .filter(finding -> foreign && MissingRecordings.needsRecipe(finding))
                .map(finding -> Phrase.inSentence(finding.title()))
                .toList();
        if (!ofRecipe.isEmpty()) {
            String names = String.join(", ", ofRecipe);
            lines.wrap("  ?  ", INDENT, "without the network as a recipe: " + names, TerminalColour.YELLOW);
        }
    }

    /** The problems not found, each with the reason. */
    void absent() {
        List<Finding> absent = Headline.absent(diagnosis);
        if (absent.isEmpty()) {
            return;
        }
        lines.heading("Checked and not found");
        for (Finding finding : absent) {
            String reason = ((Opinion.Absent) finding.opinion()).reason();
            lines.wrap("  ✓  ", INDENT, finding.title() + ": " + reason, TerminalColour.GREEN);
        }
    }

    private static String number(int rank) {
        return " " + TextWidth.right(Integer.toString(rank), 2) + "  ";
    }

    private static String level(EvidenceLevel level) {
        return switch (level) {
            case OBSERVED -> "observed in this recording";
            case PROBED -> "probed by short experiments";
            case PROVEN -> "proven by paired trials";
        };
    }
}
