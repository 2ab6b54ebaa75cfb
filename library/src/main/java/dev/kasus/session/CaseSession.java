package dev.kasus.session;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseRunner;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.NextPairs;
import dev.kasus.casebook.Route;
import dev.kasus.casebook.Variant;
import dev.kasus.casebook.catalog.Cases;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.lab.CheckpointSurvey;
import dev.kasus.lab.ExperimentRunner;
import dev.kasus.lab.LandscapeSurvey;
import dev.kasus.lab.ProbedDiagnosis;
import dev.kasus.lab.RunPool;
import dev.kasus.landscape.Landscape;
import dev.kasus.landscape.LossPath;
import dev.kasus.landscape.WeightSpace;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.run.RunFolder;
import dev.kasus.report.CaseReport;
import dev.kasus.report.html.CasePage;
import dev.kasus.report.json.CaseJson;
import dev.kasus.report.svg.LandscapePicture;
import dev.kasus.report.svg.SweepPicture;
import dev.kasus.run.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Runs a case of the casebook: reproduces it, diagnoses it, separates its causes, tries the cures, judges the claims. */
public final class CaseSession {
    /** Layers or classes of a finding that a report names. */
    private final Engine engine;

    private final WeightSpace space;
    private final CaseOptions options;
    private final Case planned;

    /** Told what happens. */
    public interface Listener extends ExperimentRunner.Listener {
        /** So many arms are trained; all of them together, with what is trained already, so often. */
        default void begins(int arms, int trainings) {}

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
        this.planned = Cases.of(options.number(), CaseData.of(options));
    }

    /** Runs it, or goes on with it; empty if it was stopped before its end. */
    public Optional<CaseReport> run(Listener listener, BooleanSupplier stop) {
        Optional<CaseRuns> runs = trained(listener, stop);
        listener.trained();
        Map<String, ProbedDiagnosis> probed =
                runs.map(it -> probe(it, listener, stop)).orElse(Map.of());
        if (runs.isEmpty() || probed.size() < probedArms().size()) {
            return Optional.empty();
        }
        planned.routes().forEach(route -> runs.get().add(route, along(route, runs.get())));
        return landscapes(listener, stop).map(landscapes -> {
            CaseReport report = new JudgedCase(planned, runs.get(), probed).report(CaseData.name(planned), landscapes);
            AtomicFile.write(options.folder().resolve("case.json"), CaseJson.text(report));
            AtomicFile.write(page(), CasePage.html(report));
            pictures(report).forEach(AtomicFile::write);
            return report;
        });
    }

    /** The runs of every arm, and more of those whose claims are open, until all are settled or the budget is spent. */
    private Optional<CaseRuns> trained(Listener listener, BooleanSupplier stop) {
        Deadline deadline = Deadline.in(options.budget(), System::nanoTime);
        NextPairs next = new NextPairs(planned, options.analyses());
        CaseRunner runner = new CaseRunner(
                new RunPool(engine, options.folder(), ProbePreset.STANDARD, options.threads()), options.firstSeed());
        Map<String, Integer> pairs = next.first();
        Optional<CaseRuns> runs = Optional.empty();
        while (true) {
            int trainings = pairs.values().stream().mapToInt(Integer::intValue).sum();
            listener.begins(planned.arms().size(), trainings);
            BooleanSupplier stops = runs.isEmpty() ? stop : () -> stop.getAsBoolean() || deadline.isOver();
            Optional<CaseRuns> more = runner.run(planned, pairs, listener::progress, stops)
                    .map(all -> CaseRuns.of(planned, all, options.analyses()));
            if (more.isEmpty()) {
                return stop.getAsBoolean() ? Optional.empty() : runs;
            }
            runs = more;
            Map<String, Integer> wanted = next.after(pairs, more.get());
            if (wanted.equals(pairs) || deadline.isOver()) {
                return runs;
            }
            pairs = wanted;
        }
    }

    /** The losses along a route, under each seed that both of its ends have. */
    private List<LossPath> along(Route route, CaseRuns runs) {
        CheckpointSurvey survey = new CheckpointSurvey(space);
        return runs.seeds(route.to()).stream()
                .filter(runs.seeds(route.from())::contains)
                .map(seed -> survey.between(
                        RunFolder.in(options.folder(), CaseRunner.id(route.from(), seed)),
                        RunFolder.in(options.folder(), CaseRunner.id(route.to(), seed))))
                .toList();
    }

    /** Where the page of the case is written. */
    public Path page() {
        return options.folder().resolve("case-" + options.number() + ".html");
    }

    /** The pictures of a case, as SVG by the file that they are written to. */
    public Map<Path, String> pictures(CaseReport report) {
        Map<Path, String> pictures = new LinkedHashMap<>();
        if (!report.landscapes().isEmpty()) {
            pictures.put(options.folder().resolve("landscape.svg"), LandscapePicture.svg(report.landscapes()));
        }
        for (int i = 0; i < report.sweeps().size(); i++) {
            pictures.put(
                    options.folder().resolve("sweep-" + (i + 1) + ".svg"),
                    SweepPicture.svg(report.sweeps().get(i), report.arms()));
        }
        return pictures;
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

    /** The arms whose first run is put to experiments: the first planted fault; all of them where time does not count. */
    private List<String> probedArms() {
        return planned.variants().stream()
                .map(Variant::arm)
                .limit(options.untilSettled() ? planned.variants().size() : 1)
                .toList();
    }

    /** What experiments say of the first run of each arm that is put to them; fewer if it was stopped. */
    private Map<String, ProbedDiagnosis> probe(CaseRuns runs, Listener listener, BooleanSupplier stop) {
        Map<String, ProbedDiagnosis> probed = new LinkedHashMap<>();
        for (String arm : probedArms()) {
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
}
