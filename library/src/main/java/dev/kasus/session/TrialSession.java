package dev.kasus.session;

import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.experiment.learning.RangeTest;
import dev.kasus.lab.PoolProgress;
import dev.kasus.lab.RunPool;
import dev.kasus.lab.TreatmentPlanner;
import dev.kasus.lab.TrialRunner;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Nearest;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.run.RunFolder;
import dev.kasus.records.trial.TrialFile;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.report.TrialReport;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialOutcome;
import dev.kasus.trial.TrialRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries remedies for what is wrong with a run in paired trials, against the untouched recipe and a placebo. */
public final class TrialSession {
    private static final double ANY_RATE = 0.01;

    private final Engine engine;
    private final DiagnosedRun run;
    private final RunFolder runFolder;
    private final Recipe recipe;
    private final Recording recording;
    private final List<Finding> present;
    private final TrialOptions options;
    private final Metric metric;
    private final Path folder;

    /** Told what happens. */
    public interface Listener {
        /** Listens to nothing. */
        Listener NONE = new Listener() {};

        /** Its trainings come on. */
        default void progress(PoolProgress progress) {}

        /** The learning-rate range test that some remedies are dosed by is done, or none was needed. */
        default void dosed() {}

        /** What is going to be trained and compared; fixed from here on. */
        default void planned(TrialReport plan) {}

        /** What an interim analysis has found. */
        default void analysed(TrialReport soFar) {}
    }

    /** What has come of it. */
    public sealed interface Result {
        /** There was nothing to try. */
        record Untreated(String run, String reason) implements Result {}

        /** It was stopped; the same options resume it. */
        record Stopped(Path folder, boolean inRangeTest) implements Result {}

        /** It came to its end, or its budget did. */
        record Ended(TrialReport report, Path folder, boolean withinBudget) implements Result {}
    }

    /**
     * @param engine that trains
     * @param run the run with what its rules and its experiments so far say of it; refused if it has no recipe
     */
    public TrialSession(Engine engine, DiagnosedRun run, TrialOptions options) {
        this.engine = engine.forMany();
        this.run = run;
        this.options = options;
        this.recording = run.report().recording();
        this.runFolder = run.folder()
                .orElseThrow(() -> new BadInput(
                        run.report().path() + " has no recipe, so it cannot be trained again",
                        "Name a run that kasus train has recorded."));
        this.recipe = recording.recipe().orElseThrow().with(new Edit.Set("threads", Tree.scalar(1L)));
        this.present = run.report().diagnosis().present();
        this.metric = metric(options.metric());
        Path own = options.folder();
        this.folder = own == null ? runFolder.own(TrialReport.FOLDER) : own;
    }

    /** Runs it, or goes on with it. */
    public Result run(Listener listener, BooleanSupplier stop) {
        Deadline deadline = Deadline.in(options.budget(), System::nanoTime);
        firstAnalysis().ifPresent(this::check);
        // A range test is short, and without it there is no plan that a budget could be spent on.
        Optional<List<Treatment>> prescribed = new TreatmentPlanner(pool())
                .sharing(runFolder.own(ExperimentSession.FOLDER))
                .prescribe(recipe, run.report().diagnosis(), listener::progress, stop);
        listener.dosed();
        if (prescribed.isEmpty()) {
            return new Result.Stopped(folder, true);
        }
        List<Treatment> common = prescribed.get().stream()
                .filter(treatment -> treatment.remedy().changesWhatIsMeasured())
                .toList();
        List<Treatment> treatments = prescribed.get().stream()
                .filter(treatment -> !common.contains(treatment))
                .limit(options.arms())
                .toList();
        if (treatments.isEmpty()) {
            return new Result.Untreated(run.report().run(), reason(common));
        }
        Recipe measured =
                recipe.with(new Edit.All(common.stream().map(Treatment::edit).toList()));
        TrialOutcome nothingYet = new TrialOutcome(trial(measured, treatments), metric, Map.of());
        TrialReport plan = new TrialReport(run.report().run(), causes(), common, treatments, nothingYet);
        listener.planned(plan);
        return run(plan, listener, stop, deadline);
    }

    private Result run(TrialReport plan, Listener listener, BooleanSupplier stop, Deadline deadline) {
        begin(TrialFile.in(folder), plan.outcome());
        TrialOutcome outcome = new TrialRunner(pool())
                .run(
                        plan.outcome().trial(),
                        metric,
                        listener::progress,
                        soFar -> listener.analysed(plan.at(soFar)),
                        () -> stop.getAsBoolean() || deadline.isOver());
        if (!outcome.complete() && stop.getAsBoolean()) {
            return new Result.Stopped(folder, false);
        }
        TrialReport report = plan.at(outcome);
        TrialFile.write(TrialFile.in(folder), outcome);
        RecordedTrial.writeCure(folder, report);
        if (options.folder() == null) {
            DiagnosedRun.of(Path.of(run.report().path()))
                    .withExperiments()
                    .withProofs()
                    .write();
        }
        return new Result.Ended(report, folder, outcome.complete());
    }

    private RunPool pool() {
        return new RunPool(engine, folder, ProbePreset.ECONOMY, options.threads());
    }

    /** What the trial takes, if a budget was given; one that has begun may go on in steps as small as one likes. */
    private Optional<FirstInterimAnalysis> firstAnalysis() {
        return options.budget() == null || Files.exists(TrialFile.in(folder))
                ? Optional.empty()
                : FirstInterimAnalysis.of(recipe, recording, options.threads());
    }

    /** Before anything is trained; which rates the range test will recommend is not known yet, but how many treatments there are is. */
    private void check(FirstInterimAnalysis first) {
        long treatments =
                Remedies.proposals(recipe, run.report().diagnosis(), Remedies.all(ANY_RATE / 10, ANY_RATE)).stream()
                        .filter(treatment -> !treatment.remedy().changesWhatIsMeasured())
                        .limit(options.arms())
                        .count();
        Double budget = options.budget();
        if (budget != null && treatments > 0) {
            first.check(budget, rangeTest(first), (int) treatments, options.seeds());
        }
    }

    private double rangeTest(FirstInterimAnalysis first) {
        boolean needed = Remedies.areDosedByRangeTest(run.report().diagnosis());
        boolean done = Stream.of(folder, runFolder.path().resolve(ExperimentSession.FOLDER))
                .filter(place -> Files.isDirectory(place.resolve(RangeTest.RAMP)))
                .anyMatch(place -> RunFolder.in(place, RangeTest.RAMP).isDone());
        return needed && !done ? first.secondsOfRangeTest() : 0;
    }

    /** Why there is nothing to try. */
    private String reason(List<Treatment> common) {
        if (present.isEmpty()) {
            return "nothing was found to be wrong with it, so there is nothing to treat";
        }
        if (common.isEmpty()) {
            return "there is no remedy that would change its recipe for what was found";
        }
        Treatment measure = common.get(0);
        return "what was found calls for another measure, not for a cure: "
                + measure.remedy().id() + ", " + measure.dose() + ". Train it so; kasus explain "
                + measure.remedy().id() + " says how";
    }

    /** What was asked for; else the AUC of the class that is not learnt, if one is. */
    private Metric metric(@Nullable Metric wanted) {
        List<String> classes = recording.provenance().map(Provenance::classes).orElse(List.of());
        if (wanted != null) {
            wanted.className().filter(name -> !classes.contains(name)).ifPresent(name -> {
                throw new BadInput("the run has no class \"" + name + "\"", Nearest.suggest(name, classes));
            });
            return wanted;
        }
        return present.stream()
                .filter(finding -> finding.id().equals("unlearned-class"))
                .flatMap(finding -> ((Opinion.Present) finding.opinion()).classes().stream())
                .findFirst()
                .map(Metric::auc)
                .orElse(Metric.VALIDATION_ACCURACY);
    }

    private List<Finding> causes() {
        return present.stream()
                .filter(finding -> finding.kind() == Rule.Kind.CAUSE)
                .toList();
    }

    /** The seeds come after the run's own: it was chosen for doing badly, and would flatter whatever is tried. */
    private Trial trial(Recipe measured, List<Treatment> treatments) {
        List<Arm> all = Stream.concat(
                        treatments.stream()
                                .map(treatment -> Arm.of(treatment.remedy().id(), treatment.edit())),
                        Stream.of(Arm.PLACEBO))
                .toList();
        double resolution = recording.provenance().map(metric::resolution).orElse(0.0);
        Double given = options.minimumEffect();
        double minimum = given == null ? metric.minimumEffect() : given;
        return new Trial(
                measured,
                all,
                LongStream.rangeClosed(1, options.seeds())
                        .map(i -> measured.seed() + i)
                        .boxed()
                        .toList(),
                TrialRule.of(all.size(), options.seeds(), minimum, resolution).with(method(measured)));
    }

    /** A trial that was begun goes on by its own method; its verdicts were planned so. */
    private TrialRule.Method method(Recipe measured) {
        Path file = TrialFile.in(folder);
        return Files.exists(file)
                ? TrialFile.read(file, measured).trial().rule().method()
                : TrialRule.Method.MODERATED;
    }

    /** Writes the plan, or refuses a folder that holds another: pairs of two plans make no trial. */
    private static void begin(Path file, TrialOutcome plan) {
        if (!Files.exists(file)) {
            TrialFile.write(file, plan);
            return;
        }
        TrialOutcome begun = TrialFile.read(file, plan.trial().recipe());
        if (!begun.trial().equals(plan.trial()) || !begun.metric().equals(plan.metric())) {
            throw new BadInput(
                    file.getParent() + " holds a trial with other arms, seeds or metric",
                    "It was begun with --seeds " + begun.trial().rule().mostPairs() + " and the arms "
                            + begun.trial().arms().stream().map(Arm::id).collect(Collectors.joining(", "))
                            + ". Give the same options to resume it, or --out another folder to begin anew.");
        }
    }
}
