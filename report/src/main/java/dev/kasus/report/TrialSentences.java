package dev.kasus.report;

import dev.kasus.remedy.Treatment;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What a trial shows and what it does not, in sentences. */
public final class TrialSentences {
    private static final String WHAT_A_CURE_SHOWS =
            "A cure that helps supports its cause; it may still have helped for a reason of its own.";

    private TrialSentences() {}

    public static String of(Verdict verdict) {
        return switch (verdict) {
            case HELPED -> "helped";
            case HARMED -> "harmed";
            case NO_DIFFERENCE -> "no difference seen";
            case NOT_ENOUGH_RUNS -> "not enough runs";
        };
    }

    /** Why nothing is called a cure; only where there is none. */
    public static String withoutCure(TrialReport report) {
        if (report.isPlaceboActive()) {
            return "The placebo, which changes nothing, was called " + of(report.verdict(Arm.PLACEBO))
                    + ": trust none of these verdicts.";
        }
        if (!report.outcome().complete()) {
            return "Nothing is shown to help yet: the trial is not finished.";
        }
        boolean open = report.treatments().stream()
                .map(treatment -> Arm.of(treatment.remedy().id(), treatment.edit()))
                .anyMatch(arm -> report.verdict(arm) == Verdict.NOT_ENOUGH_RUNS);
        return "Nothing is shown to help."
                + (open ? " Of arms with not enough runs nothing can be said: try more --seeds, in a new folder." : "");
    }

    /** What each cure says of the causes, and what none can. */
    public static List<String> ofCures(TrialReport report) {
        List<String> sentences = new ArrayList<>();
        report.cures().forEach(cure -> sentences.add(supports(cure, report.causesOf(cure))));
        sentences.add(WHAT_A_CURE_SHOWS);
        return sentences;
    }

    private static String supports(Treatment cure, List<String> causes) {
        String helped = cure.remedy().id() + " helped";
        return switch (causes.size()) {
            case 0 -> helped + "; it is tried for a symptom, so no cause is proven by it.";
            case 1 -> helped + ", and of the causes found it is tried for " + causes.get(0) + " alone.";
            default ->
                helped + ", but it is tried for " + String.join(" and ", causes)
                        + ": it does not separate them and proves none.";
        };
    }
}
