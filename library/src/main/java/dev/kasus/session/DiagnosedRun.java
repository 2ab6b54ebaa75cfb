package dev.kasus.session;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.log.meaning.TagMap;
import dev.kasus.records.run.Log;
import dev.kasus.records.run.RunFolder;
import dev.kasus.records.run.RunWriter;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.report.RunReport;
import dev.kasus.report.TrialReport;
import dev.kasus.report.html.HtmlReport;
import dev.kasus.report.json.DiagnosisJson;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.trial.Proof;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run read and judged.
 *
 * @param report what is told of it
 * @param folder of the run, if Kasus recorded it; other tools' folders are only read
 */
public record DiagnosedRun(RunReport report, Optional<RunFolder> folder) {

    /** Reads a run of Kasus, running or not, or a log folder of another tool, and asks every rule. */
    public static DiagnosedRun of(Path path) {
        return of(path, TagMap.NONE);
    }

    /** The same, where the user says what some names of another tool's log mean. */
    public static DiagnosedRun of(Path path, TagMap map) {
        Log log = Log.read(path, map);
        log.orRefuseEmpty(path);
        return of(path, log);
    }

    /** The same for what was just trained: one that was stopped at its first step has no values, and can be resumed all the same. */
    public static DiagnosedRun ofTraining(RunFolder trained) {
        return of(trained.path(), trained.log());
    }

    private static DiagnosedRun of(Path path, Log log) {
        Recording recording = log.recording();
        Optional<RunFolder> folder = recording.trainable().map(recipe -> RunFolder.open(path));
        Optional<RunFolder> watched = folder.or(() -> RunFolder.watched(path));
        String name = SafeText.line(watched.map(RunFolder::id)
                .orElseGet(() -> path.toAbsolutePath().normalize().getFileName().toString()));
        Diagnosis diagnosis = Diagnosis.of(recording, Rules.all());
        return new DiagnosedRun(
                new RunReport(
                        name,
                        path.toString(),
                        watched.map(DiagnosedRun::state).orElse(""),
                        recording,
                        diagnosis,
                        Stream.of(log.warnings(), Rules.problems(), Remedies.problems())
                                .flatMap(List::stream)
                                .toList()),
                folder);
    }

    /** The same run under what experiments have made of its diagnosis. */
    public DiagnosedRun with(Diagnosis probed) {
        return new DiagnosedRun(report.with(probed), folder);
    }

    /** The same run with what its earlier experiments have shown; those that cannot be read are warned of. */
    public DiagnosedRun withExperiments() {
        try {
            return ExperimentSession.read(this)
                    .map(probed -> with(probed.diagnosis()))
                    .orElse(this);
        } catch (BadInput unreadable) {
            return new DiagnosedRun(report.warned(unreadable.problem() + "; its experiments were not read"), folder);
        }
    }

    /** The same run as it is once a training that came to its end, but was killed before it could say so, is noted as finished. */
    public DiagnosedRun settled() {
        try {
            return folder.filter(RunWriter::settle).isPresent() ? of(Path.of(report.path())) : this;
        } catch (BadInput damagedOrReadOnly) {
            return new DiagnosedRun(report.warned(damagedOrReadOnly.problem()), folder);
        }
    }

    /** The same run with the trial of its treatments and what it has proven; a trial that cannot be read is warned of. */
    public DiagnosedRun withProofs() {
        try {
            return folder.flatMap(run -> RecordedTrial.of(run, report))
                    .map(trial -> new DiagnosedRun(
                            report.with(Proof.raise(report.diagnosis(), trial.outcome()))
                                    .with(trial),
                            folder))
                    .orElse(this);
        } catch (BadInput unreadable) {
            return new DiagnosedRun(report.warned(unreadable.problem()), folder);
        }
    }

    /** The page for a file outside the run's folder: its links lead into that. */
    public String pageFor(Path file) {
        return HtmlReport.page(
                List.of(report), folder.map(run -> address(file, run.path())).orElse(""));
    }

    /** Of a folder as seen from a file, ending with a slash; empty if the file is in it. */
    static String address(Path file, Path folder) {
        Path from = file.toAbsolutePath().normalize().getParent();
        Path to = folder.toAbsolutePath().normalize();
        if (from == null || !Objects.equals(from.getRoot(), to.getRoot())) {
            return to.toUri().toString();
        }
        StringBuilder address = new StringBuilder();
        for (Path name : from.relativize(to)) {
            String encoded = URLEncoder.encode(name.toString(), StandardCharsets.UTF_8);
            address.append(encoded.isEmpty() ? "" : encoded.replace("+", "%20") + "/");
        }
        return address.toString();
    }

    /** How far a run is, in a word; one that was killed still says that it is running. */
    public static String state(RunFolder folder) {
        State state = folder.state();
        return state == State.RUNNING && !folder.isLive()
                ? "killed"
                : state.name().toLowerCase(Locale.ROOT);
    }

    /** Writes the diagnosis and the page into the run's folder; nothing if it is not Kasus's. */
    public void write() {
        folder.ifPresent(run -> {
            try {
                AtomicFile.write(run.diagnosis(), DiagnosisJson.text(report));
                AtomicFile.write(run.report(), HtmlReport.page(List.of(report)));
            } catch (BadInput unwritten) {
                throw unwritten.and("The run itself is kept: kasus diagnose " + run + " writes what is left.");
            }
            report.trial().ifPresent(trial -> RecordedTrial.writeCure(run.own(TrialReport.FOLDER), trial));
            // The page links to that of the run that was cured.
            report.trial()
                    .flatMap(TrialReport::cured)
                    .flatMap(cured -> RecordedTrial.folderOf(run, cured))
                    .filter(cured -> !Files.exists(RunFolder.open(cured).report()))
                    .ifPresent(cured -> DiagnosedRun.of(cured).write());
        });
    }
}
