package dev.kasus.report;

import dev.kasus.diagnosis.Finding;
import dev.kasus.message.FirstFew;
import java.util.List;
import java.util.Optional;

/**
 * The summary of a run: verdict, advice and next steps, the same in the terminal, on the page and in JSON.
 *
 * @param headline the verdict
 * @param standing the level of evidence and other likely causes, in a sentence; empty if nothing was found
 * @param advice what to try first; empty if nothing was found or nothing can be tried
 * @param recordings what to record so that more can be checked; empty for a run of Kasus
 * @param next commands, the recommended one first; at least one
 */
public record RunSummary(
        Headline headline,
        String standing,
        Optional<Advice> advice,
        Optional<MissingRecordings> recordings,
        List<NextStep> next) {
    private static final int MOST_NAMES = 3;

    public static RunSummary of(RunReport report) {
        return new RunSummary(
                Headline.of(report),
                standing(report),
                Advice.of(report),
                MissingRecordings.of(report),
                NextStep.of(report));
    }

    private static String tried(RunReport report) {
        return report.trial()
                .filter(trial -> trial.outcome().complete() && trial.cure().isEmpty())
                .map(trial -> " Tried, and not shown to help: "
                        + FirstFew.named(
                                trial.treatments().stream()
                                        .map(treatment -> Phrase.inSentence(
                                                treatment.remedy().title()))
                                        .toList(),
                                MOST_NAMES)
                        + ".")
                .orElse("");
    }

    private static String standing(RunReport report) {
        List<Finding> present = report.diagnosis().present();
        if (present.isEmpty()) {
            return "";
        }
        Finding first = present.get(0);
        String shown = switch (first.level()) {
            case OBSERVED -> "Observed in this recording only: likely, not proven.";
            case PROBED -> "Confirmed by short experiments, not yet proven by a trial.";
            case PROVEN -> "Proven by paired trials.";
        };
        List<String> rest = present.stream()
                .skip(1)
                .filter(Finding::isRoot)
                .map(finding -> Phrase.inSentence(finding.title()))
                .toList();
        shown += tried(report);
        return rest.isEmpty() ? shown : shown + " Also likely: " + FirstFew.named(rest, MOST_NAMES) + ".";
    }
}
