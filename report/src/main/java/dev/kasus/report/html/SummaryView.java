package dev.kasus.report.html;

import dev.kasus.report.Advice;
import dev.kasus.report.BriefDiff;
import dev.kasus.report.CodeView;
import dev.kasus.report.NextStep;
import dev.kasus.report.Phrase;
import dev.kasus.report.RunSummary;
import java.util.List;

/**
 * What to do, as the page shows it.
 *
 * @param standing the level of evidence of the verdict; may be empty
 * @param advice what to try first; none or one
 * @param next commands, the first one to take at the head
 */
record SummaryView(String standing, List<AdviceView> advice, List<NextStep> next) {

    /**
     * What to try.
     *
     * @param remedy its id
     * @param title its name inside a sentence
     * @param cause that it addresses, inside a sentence
     * @param dose the size of the change and where it applies
     * @param diff of the recipe, condensed
     * @param code by framework
     * @param others what else may help, joined; may be empty
     * @param proof the result of a trial of it; may be empty
     */
    record AdviceView(
            String remedy,
            String title,
            String cause,
            String dose,
            List<Page.Difference> diff,
            List<CodeView> code,
            String others,
            String proof) {}

    static SummaryView of(RunSummary summary) {
        return new SummaryView(
                summary.standing(),
                summary.advice().map(SummaryView::advice).map(List::of).orElse(List.of()),
                summary.next());
    }

    private static AdviceView advice(Advice advice) {
        return new AdviceView(
                advice.remedy(),
                Phrase.inSentence(advice.title()),
                Phrase.inSentence(advice.finding().title()),
                advice.dose(),
                BriefDiff.of(advice.diff()).stream().map(Page.Difference::of).toList(),
                advice.code(),
                String.join(
                        ", ", advice.others().stream().map(Phrase::inSentence).toList()),
                advice.proof());
    }
}
