package dev.kasus.session;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Rule;
import dev.kasus.lab.RunPool;
import dev.kasus.lab.TreatmentPlanner;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.records.run.RunFolder;
import dev.kasus.records.trial.TrialFile;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.report.RunReport;
import dev.kasus.report.TrialReport;
import dev.kasus.run.FormerNames;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialOutcome;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trial that was begun in the folder of a run, read without training anything. The file has its arms and what came out; doses and
 * code are prescribed anew, for what the diagnosis says now.
 */
public final class RecordedTrial {
    /** Every remedy, for its name: what rates it is dosed by does not matter. */
    private static final List<Remedy> ANY_RATES = Remedies.all(1e-4, 1e-2);

    private final Path folder;
    private final Recipe recipe;
    private final RunReport patient;

    private RecordedTrial(Path folder, Recipe recipe, RunReport patient) {
        this.folder = folder;
        this.recipe = recipe;
        this.patient = patient;
    }

    /** What the trial has come to; empty if none was begun, refused if it cannot be read. */
    static Optional<TrialReport> of(RunFolder run, RunReport patient) {
        Path folder = run.path().resolve(TrialReport.FOLDER);
        if (!Files.exists(TrialFile.in(folder))) {
            return Optional.empty();
        }
        // As treat trains it.
        Recipe recipe = patient.recording().recipe().orElseThrow().with(new Edit.Set("threads", Tree.scalar(1L)));
        return Optional.of(new RecordedTrial(folder, recipe, patient).report());
    }

    /** The folder of a training that belongs to a run's trial; empty if it is none of its own, such as a link to elsewhere. */
    static Optional<Path> folderOf(RunFolder run, Trial.Run training) {
        Path folder = run.path().resolve(TrialReport.FOLDER);
        Path own = folder.resolve(RunPool.folderOf(folder, training.id()));
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)
                        && Files.isRegularFile(own.resolve("run.json"))
                ? Optional.of(own)
                : Optional.empty();
    }

    /** Writes what helped most into the folder of a trial, as an edit to train a recipe with; nothing where nothing did. */
    public static void writeCure(Path folder, TrialReport trial) {
        trial.cure()
                .ifPresent(
                        cure -> AtomicFile.write(folder.resolve(TrialReport.fileOf(cure)), EditFile.text(cure.edit())));
    }

    private TrialReport report() {
        Diagnosis diagnosis = patient.diagnosis();
        List<Treatment> prescribed = TreatmentPlanner.recall(
                List.of(folder, folder.resolveSibling(ExperimentSession.FOLDER)), recipe, diagnosis);
        List<Treatment> common = prescribed.stream()
                .filter(treatment -> treatment.remedy().changesWhatIsMeasured())
                .toList();
        Recipe measured =
                recipe.with(new Edit.All(common.stream().map(Treatment::edit).toList()));
        TrialOutcome outcome = TrialFile.read(TrialFile.in(folder), measured);
        if (!common.isEmpty() && !isTrained(outcome.trial())) {
            common = List.of();
            outcome = TrialFile.read(TrialFile.in(folder), recipe);
        }
        List<Treatment> treatments = new ArrayList<>();
        for (Arm arm : outcome.trial().arms()) {
            treatment(arm, prescribed, outcome.trial().recipe()).ifPresent(treatments::add);
        }
        return new TrialReport(
                patient.run(),
                diagnosis.present().stream()
                        .filter(finding -> finding.kind() == Rule.Kind.CAUSE)
                        .toList(),
                common,
                treatments,
                outcome);
    }

    /** Whether the control is trained by the recipe of this trial. */
    private boolean isTrained(Trial trial) {
        Trial.Run control = new Trial.Run(Arm.CONTROL, trial.seeds().get(0));
        Path own = folder.resolve(control.id());
        return Files.isRegularFile(own.resolve("run.json"))
                && trial.recipe(control)
                        .trainsAs(RunFolder.in(folder, control.id()).card().recipe());
    }

    /** What an arm is given; empty for the placebo. An edit that does not fit the recipe is refused. */
    private static Optional<Treatment> treatment(Arm arm, List<Treatment> prescribed, Recipe recipe) {
        if (arm.equals(Arm.PLACEBO)) {
            return Optional.empty();
        }
        recipe.with(arm.edit());
        return prescribed.stream()
                .filter(treatment -> Arm.of(treatment.remedy().id(), treatment.edit())
                        .equals(Arm.of(FormerNames.id(arm.id()), arm.edit())))
                .findFirst()
                .or(() -> ANY_RATES.stream()
                        .filter(remedy -> remedy.id().equals(FormerNames.id(arm.id())))
                        .findFirst()
                        .map(remedy -> Treatment.recalled(remedy, arm.edit())));
    }
}
