package dev.kasus.report;

import dev.kasus.remedy.Treatment;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The conclusions of a trial in sentences. */
public final class TrialSentences {
    private static final String WHAT_A_CURE_SHOWS =
            "That a remedy helps supports the cause; it may still have helped for another reason.";

    private TrialSentences() {}

    public static String of(Verdict verdict) {
        return switch (verdict) {
            case HELPED -> "helped";
            case HARMED -> "harmed";
            case NO_DIFFERENCE -> "no difference seen";
            case NOT_ENOUGH_RUNS -> "not enough runs";
        };
    }

    /** Why no treatment is called a cure; only if there is none. */
    public static String withoutCure(TrialReport report) {
        if (report.isPlaceboActive()) {
            return "The placebo, which changes nothing, was judged as \"" + of(report.verdict(Arm.PLACEBO))
                    + "\": do not trust any of these verdicts.";
        }
        if (!report.outcome().complete()) {
            return "No treatment has been shown to help yet: the trial is not finished.";
        }
        boolean open = report.treatments().stream()
                .map(treatment -> Arm.of(treatment.remedy().id(), treatment.edit()))
                .anyMatch(arm -> report.verdict(arm) == Verdict.NOT_ENOUGH_RUNS);
        return "No treatment was shown to help."
                + (open ? " Arms with not enough runs have no verdict: try more --seeds, in a new folder." : "");
    }

    /** What each cure implies for the causes, and what it cannot prove. */
    public static List<String> ofCures(TrialReport report) {
        List<String> sentences = new ArrayList<>();
        report.cures().forEach(cure -> sentences.add(supports(cure, report.causesOf(cure))));
        sentences.add(WHAT_A_CURE_SHOWS);
        return sentences;
    }

    private static String supports(Treatment cure, List<String> causes) {
        String helped = cure.remedy().id() + " helped";
        return switch (causes.size()) {
            case 0 -> helped + "; it addresses a symptom, so it proves no cause.";
            case 1 -> helped + ". Of the causes found, it addresses only " + causes.get(0) + ".";
            default ->
                helped + ", but it addresses " + String.join(" and ", causes)
                        + ": it cannot distinguish between them and " + "proves none of them.";
        };
    }
}
