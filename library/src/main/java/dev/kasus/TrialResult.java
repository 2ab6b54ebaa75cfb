package dev.kasus;

import dev.kasus.remedy.Treatment;
import dev.kasus.report.TrialReport;
import dev.kasus.trial.Judgement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a trial.
 *
 * @param arms the remedies and the placebo, each with its judgement so far
 * @param cure the id of the remedy that helped most; empty if nothing did, or if the placebo was judged helped or harmed
 * @param edit the file that holds the cure as an edit of the recipe: {@code kasus train RUN --edit FILE}; empty without a cure, or before the end
 * @param proven ids of the causes that the trial has proven
 * @param complete whether every verdict is settled
 * @param reason why nothing was tried; empty if something was
 * @since 0.2
 */
public record TrialResult(
        List<Arm> arms,
        Optional<String> cure,
        Optional<Path> edit,
        List<String> proven,
        boolean complete,
        String reason) {
    /** Copies the lists. */
    public TrialResult {
        arms = List.copyOf(arms);
        proven = List.copyOf(proven);
    }

    /**
     * What is concluded of one remedy, or of the placebo.
     *
     * @param id of the remedy, or {@code placebo}
     * @param judgement verdict, effect and interval
     */
    public record Arm(String id, Judgement judgement) {}

    static TrialResult of(TrialReport report, Optional<Path> folder) {
        List<Arm> arms = new ArrayList<>();
        report.outcome().judgements().forEach((arm, judgement) -> arms.add(new Arm(arm.id(), judgement)));
        Optional<Treatment> cure = report.cure();
        return new TrialResult(
                arms,
                cure.map(it -> it.remedy().id()),
                cure.flatMap(it -> folder.map(written -> written.resolve(TrialReport.fileOf(it)))),
                report.proven(),
                report.outcome().complete(),
                "");
    }

    static TrialResult none(String reason) {
        return new TrialResult(List.of(), Optional.empty(), Optional.empty(), List.of(), false, reason);
    }
}
