package dev.kasus.session;

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
import dev.kasus.landscape.WeightSpace;
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
import dev.kasus.run.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Runs a case of the casebook: reproduces it, diagnoses it, separates its causes, tries the cures, judges the claims. */
public final class CaseSession {
    private final Engine engine;
    private final WeightSpace space;
    private final CaseOptions options;
    private final Case planned;

    /** Told what happens. */
    public interface Listener extends ExperimentRunner.Listener {
        /** So many arms are trained. */
        default void begins(int arms) {}

        /** All arms are trained. */
        default void trained() {}

        /** Experiments on one arm begin. */
        default void probes(String arm) {}

        /** A slice of the loss surface is drawn. */
        default void maps(String title) {}
    }

    /**
     * @param engine that trains
     * @param space that the loss surface is drawn in
     */
    public CaseSession(Engine engine, WeightSpace space, CaseOptions options) {
        this.engine = engine.forMany();
        this.space = space;
        this.options = options;
        this.planned = Cases.of(options.number(), healthy());
    }

    /** Runs it, or goes on with it; empty if it was stopped before its end. */
    public Optional<CaseReport> run(Listener listener, BooleanSupplier stop) {
        listener.begins(planned.arms().size());
        RunPool pool = new RunPool(engine, options.folder(), ProbePreset.STANDARD, options.threads());
        Optional<CaseRuns> runs = new CaseRunner(pool).run(planned, options.seeds(), listener::progress, stop);
        listener.trained();
        Map<String, ProbedDiagnosis> probed =
                runs.map(it -> probe(it, listener, stop)).orElse(Map.of());
        if (probed.size() < planned.probed().size()) {
            return Optional.empty();
        }
        return landscapes(listener, stop).map(landscapes -> {
            CaseReport report = report(runs.orElseThrow(), probed, landscapes);
            AtomicFile.write(options.folder().resolve("case.json"), CaseJson.text(report));
            pictures(report).forEach(AtomicFile::write);
            return report;
        });
    }

    /** The pictures of a case, as SVG by the file that they are written to. */
    public Map<Path, String> pictures(CaseReport report) {
        Map<Path, String> pictures = new LinkedHashMap<>();
        if (!report.landscapes().isEmpty()) {
            pictures.put(options.folder().resolve("landscape.svg"), LandscapePicture.svg(report.landscapes()));
        }
        if (!planned.sweep().isEmpty()) {
            pictures.put(
                    options.folder().resolve("sweep.svg"),
                    SweepPicture.svg(
                            "Case " + report.number() + ": " + report.title(),
                            report.arms().stream()
                                    .filter(arm -> planned.sweep().contains(arm.arm()))
                                    .toList()));
        }
        return pictures;
    }

    private Recipe healthy() {
        Recipe recipe = Cases.healthy(options.number()).with(new Edit.Set("threads", Tree.scalar(1L)));
        Path data = options.data();
        return data == null
                ? recipe
                : recipe.with(onFolder(data))
                        .with(asMany((Source.Reef) recipe.data().source()));
    }

    /** The edit that puts a recipe on the pictures of a folder, whatever groups they are of. */
    private static Edit onFolder(Path folder) {
        Tree path = Tree.scalar(folder.toAbsolutePath().normalize().toString());
        Tree source = Tree.Mapping.of(Map.of("folder", Tree.Mapping.of(Map.of("path", path))));
        boolean given = Files.isDirectory(folder.resolve("train"));
        return new Edit.All(List.of(
                new Edit.Set("data.source", source),
                new Edit.Set("data.split", Tree.scalar(given ? "given" : "random"))));
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

    private Optional<List<Landscape>> landscapes(Listener listener, BooleanSupplier stop) {
        LandscapeSurvey survey = new LandscapeSurvey(space);
        List<Landscape> landscapes = new ArrayList<>();
        for (Map.Entry<String, Map<String, Recipe>> ways : planned.ways().entrySet()) {
            listener.maps(ways.getKey());
            Map<String, Recipe> seeded = new LinkedHashMap<>();
            ways.getValue().forEach((name, recipe) -> seeded.put(name, recipe.withSeed(options.firstSeed())));
            Optional<Landscape> landscape = survey.map(ways.getKey(), seeded, stop);
            if (landscape.isEmpty()) {
                return Optional.empty();
            }
            landscapes.add(landscape.get());
        }
        return Optional.of(landscapes);
    }

    /** What experiments say of the first run of each arm that is put to them; fewer if it was stopped. */
    private Map<String, ProbedDiagnosis> probe(CaseRuns runs, Listener listener, BooleanSupplier stop) {
        Map<String, ProbedDiagnosis> probed = new LinkedHashMap<>();
        for (String arm : planned.probed()) {
            Recording run = runs.of(arm).get(0);
            listener.probes(arm);
            RunFolder first = RunFolder.in(options.folder(), CaseRunner.id(arm, options.firstSeed()));
            ProbedDiagnosis diagnosis = new ExperimentRunner(
                            engine,
                            first,
                            options.folder().resolve(ExperimentSession.FOLDER).resolve(arm),
                            options.threads())
                    .probe(run, Diagnosis.of(run, Rules.all()), Experiments.all(), listener, stop);
            if (!diagnosis.complete()) {
                return probed;
            }
            probed.put(arm, diagnosis);
        }
        return probed;
    }

    private CaseReport report(CaseRuns runs, Map<String, ProbedDiagnosis> probings, List<Landscape> landscapes) {
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
                options.data() == null
                        ? "reef"
                        : Objects.toString(options.data().getFileName()),
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
}
