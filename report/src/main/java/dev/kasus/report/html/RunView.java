package dev.kasus.report.html;

import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.report.Fact;
import dev.kasus.report.Headline;
import dev.kasus.report.KeyFigure;
import dev.kasus.report.MissingRecordings;
import dev.kasus.report.NumberText;
import dev.kasus.report.Phrase;
import dev.kasus.report.RunLetter;
import dev.kasus.report.RunReport;
import dev.kasus.report.RunSummary;
import dev.kasus.report.svg.Timeline;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One run as the page shows it.
 *
 * @param colour which of the page's colours is its
 * @param letter that marks its curves; empty if it is the only run
 * @param name of the run
 * @param state how far it is; may be empty
 * @param verdict kind of the headline, for its look
 * @param headline the verdict in a sentence
 * @param summary what to do
 * @param figures the key numbers
 * @param present what is there
 * @param unknown problems that could not be checked, causes first
 * @param recordings what to record so that more can be checked; none or one
 * @param absent what is not there
 * @param confusion the newest confusion matrix; none or one
 * @param confusedPairs pairs of confused classes, with pictures
 * @param warnings what could not be read
 * @param recipe as YAML; empty if it is not known
 * @param provenance where the run comes from
 */
public record RunView(
        int colour,
        String letter,
        String name,
        String state,
        String verdict,
        String headline,
        SummaryView summary,
        List<KeyFigure> figures,
        List<FindingView> present,
        Notes unknown,
        List<RecordingsView> recordings,
        Notes absent,
        List<ConfusionView> confusion,
        List<ClassPairView> confusedPairs,
        List<String> warnings,
        String recipe,
        List<Fact> provenance) {
    /** How many of the problems that could not be checked are shown unfolded. */
    private static final int FIRST = 6;

    /**
     * A cause that is not present.
     *
     * @param title its name
     * @param text why it is absent, or what is missing
     * @param wayOut how to record that; empty if it is absent
     */
    record Note(String title, String text, String wayOut) {}

    /**
     * Causes that are not present.
     *
     * @param heading how many, in words
     * @param first the first few
     * @param rest the others
     */
    record Notes(String heading, List<Note> first, List<Note> rest) {
        static Notes of(String heading, List<Note> all, int few) {
            int first = Math.min(all.size(), few);
            return new Notes(
                    heading + Phrase.counted(all.size(), "problem"),
                    all.subList(0, first),
                    all.subList(first, all.size()));
        }

        /** Whether there is any. */
        boolean isThere() {
            return !first.isEmpty() || !rest.isEmpty();
        }

        /** How many the others are, in words; empty if there are none. */
        String more() {
            return rest.isEmpty() ? "" : "and " + Phrase.counted(rest.size(), "more problem");
        }
    }

    /** Whether recipe or provenance are known. */
    boolean hasRecords() {
        return !recipe.isEmpty() || !provenance.isEmpty();
    }

    /** Whether a finding shows the window of steps that it cites. */
    boolean isPictured() {
        return evidence().anyMatch(evidence -> !evidence.figure().isEmpty());
    }

    /** Whether a finding shows a threshold. */
    boolean hasThreshold() {
        return evidence().anyMatch(FindingView.EvidenceView::hasThreshold);
    }

    private Stream<FindingView.EvidenceView> evidence() {
        return present.stream().flatMap(finding -> finding.evidence().stream());
    }

    static RunView of(RunReport report, int run, int runs, Timeline timeline, Map<String, String> anchors) {
        RunSummary summary = RunSummary.of(report);
        Headline headline = summary.headline();
        boolean foreign = summary.recordings().isPresent();
        Recording recording = report.recording();
        List<Finding> present = report.diagnosis().present();
        List<FindingView> findings = new ArrayList<>();
        for (Finding finding : present) {
            findings.add(FindingView.of(findings.size() + 1, finding, report, timeline, anchors));
        }
        return new RunView(
                run % RunLetter.COLOURS,
                RunLetter.of(run, runs).strip(),
                report.run(),
                report.state(),
                headline.verdict().name().toLowerCase(Locale.ROOT),
                headline.sentence(),
                SummaryView.of(summary),
                KeyFigure.of(recording),
                findings,
                Notes.of(
                        "Could not check ",
                        report.diagnosis().unknown().stream()
                                .sorted(Comparator.<Finding, Boolean>comparing(
                                                finding -> foreign && MissingRecordings.needsRecipe(finding))
                                        .thenComparing(Finding::kind))
                                .map(finding -> unknown(finding, foreign))
                                .toList(),
                        FIRST),
                summary.recordings().map(RecordingsView::of).map(List::of).orElse(List.of()),
                Notes.of(
                        "Checked and not found: ",
                        Headline.absent(report.diagnosis()).stream()
                                .map(RunView::absent)
                                .toList(),
                        0),
                ConfusionView.of(recording),
                ClassPairView.of(recording),
                report.warnings(),
                recording.trainable().map(RecipeFile::text).orElse(""),
                recording.provenance().map(RunView::provenance).orElse(List.of()));
    }

    private static Note unknown(Finding finding, boolean foreign) {
        Opinion.Unknown unknown = (Opinion.Unknown) finding.opinion();
        return new Note(
                finding.title(), unknown.missing(), foreign ? MissingRecordings.hint(unknown) : unknown.howToRecord());
    }

    private static Note absent(Finding finding) {
        return new Note(finding.title(), ((Opinion.Absent) finding.opinion()).reason(), "");
    }

    private static List<Fact> provenance(Provenance provenance) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("tool", provenance.tool()));
        facts.add(new Fact("engine", provenance.engine()));
        facts.add(new Fact("platform", provenance.platform()));
        facts.add(new Fact("threads", Integer.toString(provenance.threads())));
        facts.add(new Fact("probes", provenance.probes()));
        facts.add(new Fact("data digest", provenance.dataDigest()));
        facts.add(new Fact("channel means", numbers(provenance.channelMeans())));
        facts.add(new Fact("channel deviations", numbers(provenance.channelStds())));
        provenance.notes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(note -> facts.add(new Fact(note.getKey(), note.getValue())));
        return facts;
    }

    private static String numbers(List<Double> values) {
        return String.join(", ", values.stream().map(NumberText::brief).toList());
    }
}
