package dev.kasus.app.command;

import dev.kasus.app.Deadline;
import dev.kasus.app.Examination;
import dev.kasus.app.FirstInterimAnalysis;
import dev.kasus.app.ProbeSession;
import dev.kasus.app.SharedImages;
import dev.kasus.app.TrialReading;
import dev.kasus.app.terminal.CommandName;
import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.PoolDisplay;
import dev.kasus.app.terminal.RepeatedCommand;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.engine.ProbePreset;
import dev.kasus.experiment.learning.RangeTest;
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
import dev.kasus.report.json.TrialJson;
import dev.kasus.report.terminal.ColourMode;
import dev.kasus.report.terminal.TrialPlan;
import dev.kasus.report.terminal.TrialText;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kasus treat}: tries remedies for what is wrong with a run, against the untouched recipe and a placebo. */
@Command(
        name = "treat",
        description = {
            "Tries remedies for what is wrong with a run in paired trials, and says which of them helped.",
            "Ctrl-C stops at the next step; the same command goes on. Ctrl-C again kills."
        })
public final class TreatCommand implements Callable<Integer> {
    private static final int FEWEST_PAIRS = 2;
    private static final double ANY_RATE = 0.01;

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "The run's folder; one that Kasus trained.")
    private Path run = Path.of("");

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Pairs of each arm at most, ${DEFAULT-VALUE} by default.")
    private int seeds = 5;

    @Option(names = "--arms", paramLabel = "N", description = "Treatments at most, ${DEFAULT-VALUE} by default.")
    private int arms = 4;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            completionCandidates = TrialMetrics.class,
            converter = TrialMetrics.class,
            description =
                    "What is compared: ${COMPLETION-CANDIDATES}; the AUC of a class that is not learnt, else the first by default.")
    private @Nullable Metric wanted;

    private Metric metric = Metric.VALIDATION_ACCURACY;

    @Option(
            names = "--minimum-effect",
            paramLabel = "X",
            description = "Smallest effect that matters: 0.02 of an accuracy, 0.05 of a loss by default.")
    private @Nullable Double minimumEffect;

    @Option(
            names = "--budget",
            paramLabel = "MINUTES",
            description =
                    "Stop after so long, with the verdicts that are settled by then; the same command goes on. Too little for a first look is refused.")
    private @Nullable Double budget;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the trainings, RUN/treatment by default.")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Trainings at once, one a processor by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    public TreatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        check();
        Examination patient = patient();
        String name = patient.report().run();
        Recording recording = patient.report().recording();
        Recipe recipe = recording
                .recipe()
                .orElseThrow(() -> new BadInput(
                        run + " has no recipe, so it cannot be trained again",
                        "Name a run that kasus train has recorded."))
                .with(new Edit.Set("threads", Tree.scalar(1L)));
        List<Finding> present = patient.report().diagnosis().present();
        metric = metric(recording, present);
        patient.report().warnings().forEach(warning -> terminal.err().println("Note: " + warning));
        try (Interruption interruption = new Interruption()) {
            PoolDisplay display =
                    new PoolDisplay(terminal.err(), terminal.live(), System::nanoTime, " until the next look");
            Deadline deadline = Deadline.in(budget, System::nanoTime);
            firstLook(recipe, recording).ifPresent(look -> check(look, recipe, patient));
            // A range test is short, and without it there is no plan that a budget could be spent on.
            Optional<List<Treatment>> prescribed = new TreatmentPlanner(pool())
                    .sharing(RunFolder.open(run).own(ProbeSession.FOLDER))
                    .prescribe(recipe, patient.report().diagnosis(), display, interruption::isRequested);
            display.pause();
            if (prescribed.isEmpty()) {
                terminal.err()
                        .println("Interrupted in the learning-rate range test, which is kept in " + folder() + ". "
                                + goOn());
                return ExitCode.INTERRUPTED;
            }
            List<Treatment> common = prescribed.get().stream()
                    .filter(treatment -> treatment.remedy().changesWhatIsMeasured())
                    .toList();
            List<Treatment> treatments = prescribed.get().stream()
                    .filter(treatment -> !common.contains(treatment))
                    .limit(arms)
                    .toList();
            if (treatments.isEmpty()) {
                return untreated(name, reason(present, common));
            }
            Recipe measured = recipe.with(
                    new Edit.All(common.stream().map(Treatment::edit).toList()));
            Trial trial = trial(measured, treatments, recording);
            TrialReport plan = new TrialReport(
                    name, causes(present), common, treatments, new TrialOutcome(trial, metric, Map.of()));
            terminal.err().println(TrialPlan.text(plan, ColourMode.PLAIN));
            return run(plan, display, interruption, deadline);
        }
    }

    /** What the trial takes, if a budget was given; one that has begun may go on in steps as small as one likes. */
    private Optional<FirstInterimAnalysis> firstLook(Recipe recipe, Recording recording) {
        return budget == null || Files.exists(TrialFile.in(folder()))
                ? Optional.empty()
                : FirstInterimAnalysis.of(recipe, recording, threads);
    }

    /** Before anything is trained; which rates the range test will recommend is not known yet, but how many treatments there are is. */
    private void check(FirstInterimAnalysis look, Recipe recipe, Examination patient) {
        long treatments =
                Remedies.proposals(recipe, patient.report().diagnosis(), Remedies.all(ANY_RATE / 10, ANY_RATE)).stream()
                        .filter(treatment -> !treatment.remedy().changesWhatIsMeasured())
                        .limit(arms)
                        .count();
        if (budget != null && treatments > 0) {
            look.check(budget, rangeTest(look, patient), (int) treatments, seeds);
        }
    }

    private double rangeTest(FirstInterimAnalysis look, Examination patient) {
        boolean needed = Remedies.areDosedByRangeTest(patient.report().diagnosis());
        boolean done = Stream.of(folder(), run.resolve(ProbeSession.FOLDER))
                .filter(place -> Files.isDirectory(place.resolve(RangeTest.RAMP)))
                .anyMatch(place -> RunFolder.in(place, RangeTest.RAMP).isDone());
        return needed && !done ? look.secondsOfRangeTest() : 0;
    }

    private String goOn() {
        return "Go on with: " + RepeatedCommand.of(spec);
    }

    /** Why there is nothing to try. */
    private static String reason(List<Finding> present, List<Treatment> common) {
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
    private Metric metric(Recording recording, List<Finding> present) {
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

    private Path folder() {
        return out == null ? RunFolder.open(run).own(TrialReport.FOLDER) : out;
    }

    private RunPool pool() {
        return new RunPool(new SharedImages(), folder(), ProbePreset.ECONOMY, threads);
    }

    /** The run with what its rules and its experiments so far say of it. */
    private Examination patient() {
        Examination observed = Examination.of(run);
        return observed.with(new ProbeSession(terminal, threads).read(observed).diagnosis());
    }

    private void check() {
        if (seeds < FEWEST_PAIRS) {
            throw new BadInput("--seeds " + seeds + " makes no interval", "Give at least 2; 5 or more tell more.");
        }
        if (arms < 1 || threads < 1) {
            throw new BadInput("--arms and --threads must be at least 1", "Leave them out to have the defaults.");
        }
        if (budget != null && !(budget > 0)) {
            throw new BadInput("--budget " + budget + " is no time", "Give minutes, such as 10 or 0.5.");
        }
        if (minimumEffect != null && !(minimumEffect >= 0 && Double.isFinite(minimumEffect))) {
            throw new BadInput("--minimum-effect " + minimumEffect + " is no size", "Give a number such as 0.02.");
        }
    }

    private int untreated(String name, String reason) {
        terminal.out().print(json ? TrialJson.untreated(name, reason) : name + ": " + reason + ".\n");
        return ExitCode.FINE;
    }

    private static List<Finding> causes(List<Finding> present) {
        return present.stream()
                .filter(finding -> Rules.of(finding.id()).kind() == Rule.Kind.CAUSE)
                .toList();
    }

    /** The seeds come after the run's own: it was chosen for being ill, and would flatter whatever is tried. */
    private Trial trial(Recipe recipe, List<Treatment> treatments, Recording recording) {
        List<Arm> all = Stream.concat(
                        treatments.stream()
                                .map(treatment -> Arm.of(treatment.remedy().id(), treatment.edit())),
                        Stream.of(Arm.PLACEBO))
                .toList();
        double resolution = recording.provenance().map(metric::resolution).orElse(0.0);
        double minimum = minimumEffect == null ? metric.minimumEffect() : minimumEffect;
        return new Trial(
                recipe,
                all,
                LongStream.rangeClosed(1, seeds)
                        .map(i -> recipe.seed() + i)
                        .boxed()
                        .toList(),
                TrialRule.of(all.size(), seeds, minimum, resolution));
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
                            + ". Give the same options to go on with it, or --out another folder to begin anew.");
        }
    }

    private int run(TrialReport plan, PoolDisplay display, Interruption interruption, Deadline deadline) {
        Path folder = folder();
        begin(TrialFile.in(folder), plan.outcome());
        TrialOutcome outcome = new TrialRunner(pool())
                .run(
                        plan.outcome().trial(),
                        metric,
                        display,
                        look -> {
                            display.pause();
                            if (!look.complete()) {
                                terminal.err().println(TrialText.table(plan.at(look), ColourMode.PLAIN));
                            }
                        },
                        () -> interruption.isRequested() || deadline.isOver());
        display.pause();
        if (outcome.complete()) {
            return tell(plan.at(outcome), folder);
        }
        String kept = "the trainings so far are kept in " + folder + ".";
        if (interruption.isRequested()) {
            terminal.err().println("Interrupted; " + kept + " " + goOn());
            return ExitCode.INTERRUPTED;
        }
        int exitCode = tell(plan.at(outcome), folder);
        terminal.err()
                .println("The budget of " + FirstInterimAnalysis.minutes(Objects.requireNonNull(budget))
                        + " minutes is used up; " + kept + " " + goOn());
        return exitCode;
    }

    private int tell(TrialReport report, Path folder) {
        TrialFile.write(TrialFile.in(folder), report.outcome());
        TrialReading.writeCure(folder, report);
        if (out == null) {
            patient().withProofs().write();
        }
        terminal.out().print(json ? TrialJson.text(report) : TrialText.text(report, terminal.colours()));
        if (!json) {
            terminal.out().print(TrialText.next(report, run.toString(), folder.toString(), CommandName.called()));
        }
        return ExitCode.FINE;
    }
}
