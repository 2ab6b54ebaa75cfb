package dev.kasus.app.command;

import dev.kasus.app.ProbeSession;
import dev.kasus.app.SharedImages;
import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.PoolDisplay;
import dev.kasus.app.terminal.RepeatedCommand;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseRunner;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Cases;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.lab.ExperimentRunner;
import dev.kasus.lab.LandscapeSurvey;
import dev.kasus.lab.ProbedDiagnosis;
import dev.kasus.lab.RunPool;
import dev.kasus.landscape.Landscape;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Conditions;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.run.RunFolder;
import dev.kasus.report.CaseReport;
import dev.kasus.report.json.CaseJson;
import dev.kasus.report.svg.LandscapePicture;
import dev.kasus.report.svg.SweepPicture;
import dev.kasus.report.terminal.CaseText;
import dev.kasus.run.Recording;
import dev.kasus.torch.TorchWeightSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kasus case}: reproduces a case of the casebook and puts its claims to the test. */
@Command(
        name = "case",
        description = {
            "Runs a case of the casebook: reproduces it, detects it, tells its causes apart, tries the cures, judges the claims.",
            "Ctrl-C stops at the next step; the same command goes on. Ctrl-C again kills."
        })
public final class CaseCommand implements Callable<Integer> {
    private final Terminal terminal;

    /** For completion, and for a word that is no number. */
    static final class Numbers extends ArrayList<String> implements ITypeConverter<Integer> {
        private static final long serialVersionUID = 1L;

        Numbers() {
            super(Cases.numbers().stream().map(String::valueOf).toList());
        }

        @Override
        public Integer convert(String value) {
            if (!contains(value)) {
                throw Cases.none(value);
            }
            return Integer.valueOf(value);
        }
    }

    @Parameters(
            paramLabel = "CASE",
            completionCandidates = Numbers.class,
            converter = Numbers.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private int number;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Pictures to run it on, one folder a class or train/ and val/; the built-in reef by default.")
    private @Nullable Path data;

    @Option(names = "--seeds", paramLabel = "N", description = "Runs of each arm, ${DEFAULT-VALUE} by default.")
    private int seeds = 5;

    @Option(
            names = "--first-seed",
            paramLabel = "N",
            description = "The first of the seeds, ${DEFAULT-VALUE} by default.")
    private long firstSeed;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the trainings, ${DEFAULT-VALUE} by default.")
    private Path out = Path.of("runs", "casebook");

    @Option(names = "--threads", paramLabel = "N", description = "Trainings at once, one a processor by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    public CaseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (seeds < 2 || threads < 1) {
            throw new BadInput(
                    "--seeds must be at least 2 and --threads at least 1", "Leave them out to have the defaults.");
        }
        if (data != null && !Cases.of(number).runsOnPhotographs()) {
            throw new BadInput(
                    "case " + number + " plants its causes in species of the reef and cannot do so in photographs",
                    "Leave out --data; kasus diagnose RUN --probe tells the same causes apart in any run.");
        }
        Case planned = Cases.of(number, healthy());
        Path folder = out.resolve("case-" + number);
        List<Long> all = LongStream.range(firstSeed, firstSeed + seeds).boxed().toList();
        Engine engine = new SharedImages();
        PoolDisplay display = new PoolDisplay(terminal.err(), terminal.live(), System::nanoTime, "");
        terminal.err()
                .println("Case " + number + ": " + planned.arms().size() + " arms, " + seeds + " seeds each, in "
                        + folder);
        try (Interruption interruption = new Interruption()) {
            RunPool pool = new RunPool(engine, folder, ProbePreset.STANDARD, threads);
            Optional<CaseRuns> runs = new CaseRunner(pool).run(planned, all, display, interruption::isRequested);
            display.pause();
            Map<String, ProbedDiagnosis> probings = runs.map(it -> probe(planned, it, engine, folder, interruption))
                    .orElse(Map.of());
            if (probings.size() < planned.probed().size()) {
                terminal.err()
                        .println("Interrupted; the trainings so far are kept. Go on with: " + RepeatedCommand.of(spec));
                return ExitCode.INTERRUPTED;
            }
            Optional<List<Landscape>> landscapes = landscapes(planned, interruption::isRequested);
            if (landscapes.isEmpty()) {
                terminal.err()
                        .println("Interrupted; the trainings so far are kept. Go on with: " + RepeatedCommand.of(spec));
                return ExitCode.INTERRUPTED;
            }
            tell(planned, report(planned, runs.orElseThrow(), probings, landscapes.get()), folder);
        }
        return ExitCode.FINE;
    }

    private Recipe healthy() {
        Recipe recipe = Cases.healthy(number).with(new Edit.Set("threads", Tree.scalar(1L)));
        if (data == null) {
            return recipe;
        }
        return recipe.with(new Edit.All(RecipeArgument.onFolder(PictureFolder.of(data))))
                .with(asMany((Source.Reef) recipe.data().source()));
    }

    /** As many classes, and as many pictures of each, as the case has on the reef: its figures depend on how many there are. */
    private static Edit asMany(Source.Reef reef) {
        Map<String, Tree> limit = new LinkedHashMap<>();
        limit.put("train-per-class", count(reef.all()));
        limit.put("validation-per-class", count(reef.validation()));
        return new Edit.All(List.of(
                new Edit.Set("data.source.folder.largest-classes", Tree.scalar((long)
                        reef.species().size())),
                new Edit.Set("data.limit", Tree.Mapping.of(limit))));
    }

    private static Tree count(Conditions conditions) {
        return Tree.scalar((long) Objects.requireNonNullElse(conditions.count(), Source.Reef.VALIDATION_COUNT));
    }

    private Optional<List<Landscape>> landscapes(Case planned, BooleanSupplier stop) {
        LandscapeSurvey survey = new LandscapeSurvey(new TorchWeightSpace());
        List<Landscape> landscapes = new ArrayList<>();
        for (Map.Entry<String, Map<String, Recipe>> ways : planned.ways().entrySet()) {
            terminal.err().println("Mapping the loss surface: " + ways.getKey());
            Map<String, Recipe> seeded = new LinkedHashMap<>();
            ways.getValue().forEach((name, recipe) -> seeded.put(name, recipe.withSeed(firstSeed)));
            Optional<Landscape> landscape = survey.map(ways.getKey(), seeded, stop);
            if (landscape.isEmpty()) {
                return Optional.empty();
            }
            landscapes.add(landscape.get());
        }
        return Optional.of(landscapes);
    }

    /** What experiments say of the first run of each arm that is put to them; fewer if it was interrupted. */
    private Map<String, ProbedDiagnosis> probe(
            Case planned, CaseRuns runs, Engine engine, Path folder, Interruption interruption) {
        Map<String, ProbedDiagnosis> probings = new LinkedHashMap<>();
        for (String arm : planned.probed()) {
            Recording run = runs.of(arm).get(0);
            terminal.err().println("Telling causes apart: " + arm);
            RunFolder first = RunFolder.in(folder, CaseRunner.id(arm, firstSeed));
            ProbedDiagnosis probing = new ExperimentRunner(
                            engine, first, folder.resolve("probe").resolve(arm), threads)
                    .probe(
                            run,
                            Diagnosis.of(run, Rules.all()),
                            Experiments.all(),
                            new ProbeSession(terminal, threads).voice(),
                            interruption::isRequested);
            if (!probing.complete()) {
                return probings;
            }
            probings.put(arm, probing);
        }
        return probings;
    }

    private CaseReport report(
            Case planned, CaseRuns runs, Map<String, ProbedDiagnosis> probings, List<Landscape> landscapes) {
        List<CaseReport.ArmLine> arms = planned.arms().keySet().stream()
                .map(arm ->
                        new CaseReport.ArmLine(arm, weights(runs, arm), mean(runs, arm, true), mean(runs, arm, false)))
                .toList();
        List<CaseReport.Detection> detections = new ArrayList<>();
        planned.healthy().forEach(arm -> detections.add(detection(arm, List.of(), runs)));
        planned.sick().forEach((arm, causes) -> detections.add(detection(arm, causes, runs)));
        List<String> probed = new ArrayList<>();
        List<CaseReport.Detection> apart = new ArrayList<>();
        probings.forEach((arm, probing) -> {
            String prefix = probings.size() > 1 ? arm + ": " : "";
            probing.answers().stream()
                    .flatMap(answer -> answer.outcomes().stream())
                    .map(outcome -> prefix + outcome.bearing().name().toLowerCase(Locale.ROOT) + " " + outcome.cause()
                            + ": " + outcome.evidence().get(0).sentence())
                    .distinct()
                    .forEach(probed::add);
            apart.add(detection(
                    arm, Objects.requireNonNull(planned.sick().get(arm)), List.of(found(probing.diagnosis()))));
        });
        return new CaseReport(
                planned.number(),
                planned.title(),
                data == null ? "reef" : Objects.toString(data.getFileName()),
                runs.seeds(),
                arms,
                detections,
                probed,
                apart,
                planned.claims(runs),
                landscapes);
    }

    private static long weights(CaseRuns runs, String arm) {
        Recording run = runs.of(arm).get(0);
        int classes = run.provenance().orElseThrow().classes().size();
        return run.recipe().orElseThrow().shapes(classes).parameters();
    }

    private static double mean(CaseRuns runs, String arm, boolean train) {
        return runs.of(arm).stream()
                .mapToDouble(run -> train ? CaseRuns.trainAccuracy(run) : CaseRuns.validationAccuracy(run))
                .average()
                .orElse(Double.NaN);
    }

    private static CaseReport.Detection detection(String arm, List<String> causes, CaseRuns runs) {
        return detection(
                arm,
                causes,
                runs.of(arm).stream()
                        .map(run -> found(Diagnosis.of(run, Rules.all())))
                        .toList());
    }

    private static CaseReport.Detection detection(String arm, List<String> causes, List<List<String>> found) {
        int hits = (int) found.stream()
                .filter(ids -> causes.isEmpty() ? ids.isEmpty() : !ids.isEmpty() && causes.contains(ids.get(0)))
                .count();
        return new CaseReport.Detection(arm, causes, hits, found.size(), found.get(0));
    }

    private static List<String> found(Diagnosis diagnosis) {
        return diagnosis.present().stream().map(Finding::id).toList();
    }

    private void tell(Case planned, CaseReport report, Path folder) {
        AtomicFile.write(folder.resolve("case.json"), CaseJson.text(report));
        List<Path> pictures = new ArrayList<>();
        if (!report.landscapes().isEmpty()) {
            pictures.add(folder.resolve("landscape.svg"));
            AtomicFile.write(pictures.get(0), LandscapePicture.svg(report.landscapes()));
        }
        if (!planned.sweep().isEmpty()) {
            pictures.add(folder.resolve("sweep.svg"));
            AtomicFile.write(
                    folder.resolve("sweep.svg"),
                    SweepPicture.svg(
                            "Case " + report.number() + ": " + report.title(),
                            report.arms().stream()
                                    .filter(arm -> planned.sweep().contains(arm.arm()))
                                    .toList()));
        }
        terminal.out().print(json ? CaseJson.text(report) : CaseText.text(report, terminal.colours()) + "\n");
        pictures.forEach(picture -> terminal.err().println("Picture: " + picture));
    }
}
