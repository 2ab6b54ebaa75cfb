package dev.kasus.report;

import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.remedy.catalog.Remedies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * A command that is a sensible next step for a run.
 *
 * @param command to paste into a shell
 * @param purpose of the command, in a few words
 */
public record NextStep(String command, String purpose) {
    /** Minutes suggested for a trial. */
    private static final int BUDGET = 10;
    /** Causes for which the pictures tell more than another training. */
    private static final Set<String> OF_THE_DATA =
            Set.of("train-validation-leak", "label-noise", "class-overlap", "poor-class-data", "shortcut-feature");

    /** The command with another name of the program, such as {@code ./kasus}. */
    public String calling(String kasus) {
        return command.replaceFirst("^kasus ", Matcher.quoteReplacement(kasus) + " ");
    }

    /** The next steps for a run, the recommended one first; at least one. */
    static List<NextStep> of(RunReport report) {
        String run = ShellWord.of(report.path());
        List<Finding> present = report.diagnosis().present();
        List<NextStep> steps = new ArrayList<>();
        if (report.state().equals("running")) {
            steps.add(new NextStep("kasus diagnose " + run, "diagnose again: it is still training"));
        } else if (report.isUnfinished() && report.recording().trainable().isPresent()) {
            steps.add(new NextStep("kasus train --resume " + run, "resume the training"));
        }
        if (!report.state().equals("running")) {
            report.recording().trainable().ifPresent(recipe -> steps.addAll(treatable(report, recipe, run)));
        }
        if (!present.isEmpty()) {
            String cause = ShellWord.of(present.get(0).id());
            steps.add(new NextStep("kasus explain " + cause, "what it is and what else to try"));
        }
        if (report.recording().origin().isPresent()) {
            steps.addAll(recording(report, run));
        } else if (present.isEmpty()
                && steps.isEmpty()
                && !report.diagnosis().unknown().isEmpty()) {
            steps.add(new NextStep("kasus diagnose " + run + " --all", "how to record what the other checks need"));
        }
        if (steps.isEmpty()) {
            steps.add(new NextStep("kasus diagnose " + run + " --all", "every check with its numbers"));
        }
        return steps;
    }

    /** Of a log of another tool: what would let more checks look. */
    private static List<NextStep> recording(RunReport report, String run) {
        Optional<MissingRecordings> missing = MissingRecordings.of(report);
        List<NextStep> steps = new ArrayList<>();
        if (missing.filter(it -> !it.all().isEmpty()).isPresent()) {
            steps.add(new NextStep("kasus diagnose " + run + " --all", "what to record for more checks, as code"));
        }
        if (missing.filter(it -> !it.beyond().isEmpty()).isPresent()) {
            steps.add(new NextStep("kasus recipe plain > network.yaml", "a recipe to describe the network in"));
        }
        return steps;
    }

    private static List<NextStep> treatable(RunReport report, Recipe recipe, String run) {
        List<Finding> present = report.diagnosis().present();
        if (present.isEmpty()) {
            return List.of();
        }
        Finding first = present.get(0);
        NextStep treat = new NextStep(
                "kasus treat " + run + anew(report, run) + " --budget " + BUDGET,
                "paired trials: does the remedy help?");
        NextStep probe = new NextStep("kasus diagnose " + run + " --probe", "short experiments: is this the cause?");
        String trials = run + "/" + TrialReport.FOLDER;
        List<NextStep> after = report.trial()
                .filter(trial -> trial.cure().isPresent())
                .map(trial -> after(trial, run, trials))
                .orElse(List.of());
        if (!after.isEmpty()) {
            return after;
        }
        boolean canTreat = Remedies.proposals(recipe, report.diagnosis()).stream()
                .anyMatch(treatment -> !treatment.remedy().changesWhatIsMeasured());
        boolean canProbe = first.level() == EvidenceLevel.OBSERVED
                && !Experiments.of(first.id()).isEmpty();
        long causes = present.stream().filter(Finding::isRoot).count();
        List<NextStep> steps = new ArrayList<>();
        data(recipe, first).ifPresent(steps::add);
        if (canTreat) {
            steps.add(treat);
        }
        if (canProbe) {
            // With several candidate causes, probing costs less than treating the wrong one.
            steps.add(causes > 1 ? steps.size() - (canTreat ? 1 : 0) : steps.size(), probe);
        }
        return steps;
    }

    /** Options for a trial with more arms if a finished one found no cure; the trial's own options if it is unfinished. */
    private static String anew(RunReport report, String run) {
        String other = " --out " + run + "/" + TrialReport.FOLDER + "-2";
        // A damaged trial was already reported, and treat would refuse its folder.
        boolean damaged = report.warnings().stream().anyMatch(warning -> warning.contains("trial.json"));
        return report.trial()
                .map(trial -> trial.outcome().complete()
                        ? " --arms " + 2 * trial.treatments().size() + other
                        : " --arms " + trial.treatments().size() + " --seeds "
                                + trial.outcome().trial().rule().mostPairs())
                .orElse(damaged ? other : "");
    }

    /**
     * The next steps after a trial, the recommended one first; empty while the trial is unfinished.
     *
     * @param run that was treated, and the folder of the trial, as words of a shell
     */
    public static List<NextStep> after(TrialReport trial, String run, String folder) {
        List<NextStep> steps = new ArrayList<>();
        trial.cure()
                .ifPresent(cure -> steps.add(new NextStep(
                        "kasus train " + run + " --edit " + folder + "/" + TrialReport.fileOf(cure),
                        "train it with the cure")));
        trial.cured()
                .ifPresent(treated -> steps.add(
                        new NextStep("kasus diagnose " + folder + "/" + treated.id(), "what problems remain")));
        if (steps.isEmpty() && trial.outcome().complete()) {
            int arms = 2 * trial.treatments().size();
            int pairs = 2 * trial.outcome().trial().rule().mostPairs();
            String anew = " --out " + folder + "-2";
            steps.add(new NextStep("kasus treat " + run + " --arms " + arms + anew, "more remedies"));
            steps.add(new NextStep("kasus treat " + run + " --seeds " + pairs + anew, "the same with more pairs"));
        }
        return steps;
    }

    private static Optional<NextStep> data(Recipe recipe, Finding first) {
        return OF_THE_DATA.contains(first.id()) && recipe.data().source() instanceof Source.Folder folder
                ? Optional.of(new NextStep(
                        "kasus data " + ShellWord.of(folder.path()) + " --train --html data.html",
                        "look at the images in question"))
                : Optional.empty();
    }
}
