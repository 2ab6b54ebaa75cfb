package dev.kasus.report;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Recipe;
import dev.kasus.remedy.Remedies;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/**
 * What to try first for a run.
 *
 * @param finding that it is tried for
 * @param remedy id of what to try
 * @param title of it
 * @param dose how much of it and where; what it does in general where the recipe is not known
 * @param diff what changes in the recipe, line by line; empty where the recipe is not known
 * @param code what changes in a user's own code
 * @param others titles of what else is tried for what was found, best-suited first
 */
record Advice(
        Finding finding,
        String remedy,
        String title,
        String dose,
        List<String> diff,
        List<CodeView> code,
        List<String> others) {
    private static final int MOST_OTHERS = 3;

    /** Empty where nothing was found, or where nothing that is found has a remedy that would change this recipe. */
    static Optional<Advice> of(RunReport report) {
        List<Finding> present = report.diagnosis().present();
        return report.recording()
                .recipe()
                .map(recipe -> present.stream()
                        .flatMap(finding -> dosed(report, recipe, finding).stream())
                        .findFirst())
                .orElseGet(() -> present.stream()
                        .flatMap(finding -> general(finding).stream())
                        .findFirst());
    }

    private static Optional<Advice> dosed(RunReport report, Recipe recipe, Finding finding) {
        return Remedies.proposals(recipe, finding, Remedies.all()).stream()
                .findFirst()
                .map(first -> new Advice(
                        finding,
                        first.remedy().id(),
                        first.remedy().title(),
                        first.dose(),
                        first.diff(recipe),
                        CodeView.of(first.code()),
                        others(
                                first.remedy(),
                                Remedies.proposals(recipe, report.diagnosis()).stream()
                                        .map(Treatment::remedy)
                                        .toList())));
    }

    private static Optional<Advice> general(Finding finding) {
        List<Remedy> remedies = Remedies.forCause(finding.id());
        return remedies.stream()
                .findFirst()
                .map(first -> new Advice(
                        finding,
                        first.id(),
                        first.title(),
                        first.about(),
                        List.of(),
                        List.of(),
                        others(first, remedies)));
    }

    private static List<String> others(Remedy first, List<Remedy> all) {
        return all.stream()
                .filter(remedy -> !remedy.id().equals(first.id()))
                .map(Remedy::title)
                .limit(MOST_OTHERS)
                .toList();
    }
}
