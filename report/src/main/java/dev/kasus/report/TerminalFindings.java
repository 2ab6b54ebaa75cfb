package dev.kasus.report;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rung;
import java.util.ArrayList;
import java.util.List;

/** What was found, what could not be looked at and what is not there: three things that never look alike. */
final class TerminalFindings {
    private static final int MOST_NAMES = 6;

    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    private TerminalFindings(Ink ink) {
        this.ink = ink;
    }

    static List<String> of(RunReport report, Ink ink) {
        TerminalFindings findings = new TerminalFindings(ink);
        findings.present(report.diagnosis().present());
        findings.unknown(Headline.unknown(report.diagnosis()));
        findings.absent(Headline.absent(report.diagnosis()));
        return findings.lines;
    }

    private void present(List<Finding> present) {
        if (!present.isEmpty()) {
            heading("Findings");
        }
        for (int i = 0; i < present.size(); i++) {
            Finding finding = present.get(i);
            Opinion.Present opinion = (Opinion.Present) finding.opinion();
            if (i > 0) {
                lines.add("");
            }
            wrap(" " + Width.right(Integer.toString(i + 1), 2) + "  ", "     ", finding.title(), Paint.RED);
            String where = Headline.where(opinion, MOST_NAMES);
            String since = finding.onsetEpoch() > 0 ? "since epoch " + finding.onsetEpoch() : "since when is not known";
            wrap("     ", "     ", (where.isEmpty() ? "" : where + "; ") + since, Paint.BOLD);
            opinion.evidence().forEach(this::evidence);
            String severity = "severity " + Numbers.brief(opinion.severity());
            if (!finding.explainedBy().isEmpty()) {
                String causes = String.join(", ", finding.explainedBy());
                wrap("     ", "     ", "brought about by " + causes, Paint.BOLD);
            }
            String next = NextRung.of(finding).map(raise -> "; " + raise).orElse("");
            wrap("     ", "     ", rung(finding.rung()) + ", " + severity + next, Paint.DIM);
            wrap("     ", "     ", "more: kasus explain " + finding.id(), Paint.DIM);
        }
    }

    private void evidence(Evidence evidence) {
        wrap("   - ", "     ", evidence.sentence(), null);
        String window = evidence.fromStep() == evidence.toStep()
                ? "step " + evidence.fromStep()
                : "steps " + evidence.fromStep() + " to " + evidence.toStep();
        String numbers = Numbers.brief(evidence.observed())
                + (Double.isNaN(evidence.threshold()) ? "" : " against " + Numbers.brief(evidence.threshold()));
        wrap("     ", "     ", evidence.tag() + ", " + window + ": " + numbers, Paint.DIM);
    }

    private static String rung(Rung rung) {
        return switch (rung) {
            case OBSERVED -> "observed in this recording";
            case PROBED -> "probed by short experiments";
            case PROVEN -> "proven by paired trials";
        };
    }

    private void unknown(List<Finding> unknown) {
        if (unknown.isEmpty()) {
            return;
        }
        heading("Could not look for " + Names.counted(unknown.size(), "thing") + ", which may be there all the same");
        for (Finding finding : unknown) {
            Opinion.Unknown opinion = (Opinion.Unknown) finding.opinion();
            wrap("  ?  ", "     ", finding.title() + ": " + opinion.missing(), Paint.YELLOW);
            wrap("     ", "     ", opinion.howToRecord(), null);
        }
    }

    private void absent(List<Finding> absent) {
        if (absent.isEmpty()) {
            return;
        }
        heading("Looked for and not found");
        for (Finding finding : absent) {
            wrap("  ✓  ", "     ", finding.title() + ": " + ((Opinion.Absent) finding.opinion()).reason(), Paint.GREEN);
        }
    }

    private void heading(String text) {
        lines.add("");
        lines.add(Paint.BOLD.on(text, ink));
    }

    private void wrap(String first, String next, String text, @org.jspecify.annotations.Nullable Paint paint) {
        String indent = first;
        for (String line : Wrap.lines(text, TerminalReport.WIDTH - next.length())) {
            lines.add(indent + (paint == null ? line : paint.on(line, ink)));
            indent = next;
        }
    }
}
