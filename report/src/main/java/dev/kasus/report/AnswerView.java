package dev.kasus.report;

import java.util.List;

/**
 * What to do, as the page shows it.
 *
 * @param standing how well the verdict is shown; may be empty
 * @param advice what to try first; none or one
 * @param next commands, the first one to take at the head
 */
record AnswerView(String standing, List<AdviceView> advice, List<NextStep> next) {

    /**
     * What to try.
     *
     * @param remedy its id
     * @param title its name inside a sentence
     * @param cause that it is tried for, inside a sentence
     * @param dose how much of it and where
     * @param diff of the recipe, condensed
     * @param code by framework
     * @param others what else may help, joined; may be empty
     * @param proof what a trial has shown of it; may be empty
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

    static AnswerView of(Answer answer) {
        return new AnswerView(
                answer.standing(),
                answer.advice().map(AnswerView::advice).map(List::of).orElse(List.of()),
                answer.next());
    }

    private static AdviceView advice(Advice advice) {
        return new AdviceView(
                advice.remedy(),
                Names.inSentence(advice.title()),
                Names.inSentence(advice.finding().title()),
                advice.dose(),
                BriefDiff.of(advice.diff()).stream().map(Page.Difference::of).toList(),
                advice.code(),
                String.join(
                        ", ", advice.others().stream().map(Names::inSentence).toList()),
                advice.proof());
    }
}
