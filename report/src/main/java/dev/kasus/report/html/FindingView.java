package dev.kasus.report.html;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.report.NextEvidenceLevel;
import dev.kasus.report.NumberText;
import dev.kasus.report.RunReport;
import dev.kasus.report.svg.EvidenceFigure;
import dev.kasus.report.svg.EvidenceWindow;
import dev.kasus.report.svg.Timeline;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A finding, as the page shows it.
 *
 * @param rank from 1
 * @param cause its id
 * @param title its name
 * @param level of evidence
 * @param next the command that would raise the level of evidence; may be empty
 * @param explainedBy ids of the causes of it, joined; may be empty
 * @param since since when, in words
 * @param severity 0 to 1
 * @param places layers and classes that it names, the first few
 * @param more how many more, in words; empty if none
 * @param evidence what was seen
 */
record FindingView(
        int rank,
        String cause,
        String title,
        String level,
        String next,
        String explainedBy,
        String since,
        String severity,
        List<String> places,
        String more,
        List<EvidenceView> evidence) {
    private static final int MOST_PLACES = 8;

    /**
     * One observation.
     *
     * @param sentence in words
     * @param figure picture of the signal; may be empty
     * @param anchor place in the page where the whole curve is; may be empty
     * @param source signal and window
     * @param numbers the observed value and the threshold
     */
    record EvidenceView(String sentence, String figure, String anchor, String source, String numbers) {
        /** Whether the picture shows a threshold. */
        boolean hasThreshold() {
            return figure.contains("class=\"threshold\"");
        }
    }

    static FindingView of(int rank, Finding finding, RunReport report, Timeline timeline, Map<String, String> anchors) {
        Opinion.Present present = (Opinion.Present) finding.opinion();
        List<String> places = new ArrayList<>(present.layers());
        places.addAll(present.classes());
        int shown = places.size() <= MOST_PLACES + 1 ? places.size() : MOST_PLACES;
        return new FindingView(
                rank,
                finding.id(),
                finding.title(),
                finding.level().name().toLowerCase(Locale.ROOT),
                NextEvidenceLevel.of(finding, report).orElse(""),
                String.join(", ", finding.explainedBy()),
                finding.onsetEpoch() > 0 ? "since epoch " + finding.onsetEpoch() : "onset unknown",
                NumberText.brief(present.severity()),
                places.subList(0, shown),
                shown < places.size() ? "and " + (places.size() - shown) + " more" : "",
                present.evidence().stream()
                        .map(evidence -> evidence(evidence, report.recording(), timeline, anchors))
                        .toList());
    }

    private static EvidenceView evidence(
            Evidence evidence, Recording recording, Timeline timeline, Map<String, String> anchors) {
        Series series = recording.series(evidence.tag());
        boolean here = new EvidenceWindow(evidence, series).isOnSeries();
        String steps = evidence.fromStep() == evidence.toStep()
                ? "step " + NumberText.count(evidence.fromStep())
                : "steps " + NumberText.count(evidence.fromStep()) + " to " + NumberText.count(evidence.toStep());
        return new EvidenceView(
                evidence.sentence(),
                EvidenceFigure.of(series, evidence, timeline),
                here ? anchors.getOrDefault(evidence.tag(), "") : "",
                evidence.tag() + (evidence.toStep() > 0 ? ", " + steps : here ? "" : ", in other trainings"),
                NumberText.brief(evidence.observed())
                        + (Double.isNaN(evidence.threshold())
                                ? ""
                                : " (threshold " + NumberText.brief(evidence.threshold()) + ")"));
    }
}
