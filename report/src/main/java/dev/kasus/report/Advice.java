package dev.kasus.report;

import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Rule;
import dev.kasus.export.Code;
import dev.kasus.export.GeneralCode;
import dev.kasus.recipe.Recipe;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.run.LogOrigin;
import dev.kasus.run.LogTool;
import dev.kasus.run.RecipePart;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to try first for a run.
 *
 * @param finding that it addresses
 * @param remedy id of the remedy; empty for a check of the user's own code
 * @param title of the remedy
 * @param dose the size of the change and the layers or keys that it applies to; a general description where the
 *     recipe is not known
 * @param diff what changes in the recipe, line by line; empty where the recipe is not known
 * @param code the same change in Keras, PyTorch and DJL
 * @param others titles of the other remedies for the finding, best-suited first
 * @param proof the result of a trial of it, in a sentence; empty if it was not tried
 */
public record Advice(
        Finding finding,
        String remedy,
        String title,
        String dose,
        List<String> diff,
        List<CodeView> code,
        List<String> others,
        String proof) {
    private static final int MOST_OTHERS = 3;
    /** Remedies of something that only a recipe shows: a limit of the images, an activation at the end, a penalty. */
    private static final Set<String> OF_A_RECIPE = Set.of("more-images", "linear-output", "less-regularization");

    /** Empty if nothing was found, or if no remedy for the findings would change this recipe. */
    static Optional<Advice> of(RunReport report) {
        List<Finding> present = report.diagnosis().present();
        Optional<Advice> proven = report.trial().flatMap(trial -> shown(report, trial));
        if (proven.isPresent()) {
            return proven;
        }
        Optional<Advice> check = present.stream()
                .findFirst()
                .flatMap(first -> FirstCheck.of(first)
                        .map(it -> new Advice(
                                first,
                                "",
                                it.title(),
                                it.reading(),
                                List.of(),
                                views(report, it.code()),
                                List.of(),
                                "")));
        if (check.isPresent()) {
            return check;
        }
        return report.recording()
                .recipe()
                // Remedies work out shapes.
                .filter(recipe -> !report.recording().unknown().contains(RecipePart.SHAPES))
                .map(recipe -> present.stream()
                        .flatMap(finding -> dosed(report, recipe, finding).stream())
                        .findFirst())
                .orElseGet(() -> present.stream()
                        .flatMap(finding -> general(report, finding).stream())
                        .findFirst());
    }

    /** The remedy that helped most in a trial of this run. */
    private static Optional<Advice> shown(RunReport report, TrialReport trial) {
        return trial.cure()
                .flatMap(cure -> report.diagnosis().present().stream()
                        .filter(finding -> cure.remedy().cures().contains(finding.id()))
                        .findFirst()
                        .or(() -> report.diagnosis().present().stream().findFirst())
                        .map(finding -> new Advice(
                                finding,
                                cure.remedy().id(),
                                cure.remedy().title(),
                                cure.dose(),
                                cure.diff(trial.outcome().trial().recipe()),
                                CodeView.of(cure.code()),
                                List.of(),
                                "It helped in paired trials: " + trial.effectOf(cure) + ".")));
    }

    private static Optional<Advice> dosed(RunReport report, Recipe recipe, Finding finding) {
        List<String> tried = tried(report);
        return Remedies.proposals(recipe, finding, Remedies.all()).stream()
                .filter(treatment -> !tried.contains(treatment.remedy().id()))
                .findFirst()
                .map(first -> new Advice(
                        finding,
                        first.remedy().id(),
                        first.remedy().title(),
                        first.dose(),
                        report.recording().trainable().map(first::diff).orElse(List.of()),
                        report.recording().trainable().isPresent()
                                ? CodeView.of(first.code())
                                : views(report, first.code()),
                        others(
                                first.remedy(),
                                Remedies.proposals(recipe, report.diagnosis()).stream()
                                        .map(Treatment::remedy)
                                        .filter(remedy -> !tried.contains(remedy.id()))
                                        .toList()),
                        ""));
    }

    private static Optional<Advice> general(RunReport report, Finding finding) {
        List<Remedy> remedies = Remedies.forCause(finding.id()).stream()
                .filter(remedy -> !OF_A_RECIPE.contains(remedy.id()))
                .toList();
        // Of a symptom the net need not be the cause: what suits any net comes first.
        return Stream.concat(
                        remedies.stream()
                                .filter(remedy ->
                                        finding.kind() == Rule.Kind.SYMPTOM && GeneralCode.isOfTraining(remedy.id())),
                        remedies.stream())
                .findFirst()
                .map(first -> new Advice(
                        finding,
                        first.id(),
                        first.title(),
                        first.about(),
                        List.of(),
                        code(report, first),
                        others(first, remedies),
                        ""));
    }

    /** The lines in the framework whose log it is; those that depend on the network are left out. */
    private static List<CodeView> code(RunReport report, Remedy remedy) {
        return report.recording()
                .origin()
                .flatMap(it -> GeneralCode.of(remedy.id()))
                .map(code -> views(report, code))
                .orElse(List.of());
    }

    private static List<CodeView> views(RunReport report, Code code) {
        boolean keras = report.recording()
                .origin()
                .map(LogOrigin::tool)
                .filter(LogTool.KERAS::equals)
                .isPresent();
        return CodeView.of(code).stream()
                .filter(view -> view.language().equals(keras ? "Keras" : "PyTorch"))
                .toList();
    }

    /** The remedies that did not help in a finished trial. */
    private static List<String> tried(RunReport report) {
        return report.trial()
                .filter(trial -> trial.outcome().complete())
                .map(trial -> trial.treatments().stream()
                        .map(treatment -> treatment.remedy().id())
                        .toList())
                .orElse(List.of());
    }

    private static List<String> others(Remedy first, List<Remedy> all) {
        return all.stream()
                .filter(remedy -> !remedy.id().equals(first.id()))
                .map(Remedy::title)
                .limit(MOST_OTHERS)
                .toList();
    }
}
