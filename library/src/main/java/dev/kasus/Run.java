package dev.kasus;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.message.BadInput;
import dev.kasus.records.NamedFile;
import dev.kasus.report.ShellWord;
import dev.kasus.report.SignalCsv;
import dev.kasus.report.html.HtmlReport;
import dev.kasus.report.json.DiagnosisJson;
import dev.kasus.report.terminal.ColourMode;
import dev.kasus.report.terminal.TerminalReport;
import dev.kasus.run.Recording;
import dev.kasus.session.DiagnosedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A run as it was read, with its diagnosis. Immutable: after a probe or a trial, a new one says what they have shown.
 *
 * @since 0.2
 */
public final class Run {
    private static final int COLUMNS = 80;

    private final DiagnosedRun run;

    Run(DiagnosedRun run) {
        this.run = run;
    }

    DiagnosedRun diagnosed() {
        return run;
    }

    /** Its folder, as it was named. */
    public Path folder() {
        return Path.of(run.report().path());
    }

    /** Its name. */
    public String name() {
        return run.report().run();
    }

    /** Its state: {@code running}, {@code killed}, {@code finished}, {@code interrupted}, {@code diverged}; empty where a log does not say. */
    public String state() {
        return run.report().state();
    }

    /** All that was recorded. */
    public Recording recording() {
        return run.report().recording();
    }

    /** What is wrong with it, what is not, and what could not be checked. */
    public Diagnosis diagnosis() {
        return run.report().diagnosis();
    }

    /** The verdict in one sentence, without a full stop. */
    public String verdict() {
        return run.report().verdict();
    }

    /** What of the recording could not be read, a sentence each. */
    public List<String> warnings() {
        return run.report().warnings();
    }

    /** The report as the command prints it: plain text, verdict and next command last. */
    public String text() {
        return TerminalReport.brief(run.report(), ColourMode.PLAIN, COLUMNS, "kasus");
    }

    /** The diagnosis as JSON; {@code docs/diagnosis-json.md} describes it. */
    public String json() {
        return DiagnosisJson.text(run.report());
    }

    /** The scalars as CSV: one row per step, columns step, epoch and one per tag, loss and accuracy first. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        try {
            SignalCsv.wide(recording(), text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The page with curves, findings, experiments and trial: one HTML file that needs no other. */
    public String page() {
        return HtmlReport.page(List.of(run.report()));
    }

    /** Writes the page to a file; refuses a file that is no page. */
    public void writePage(Path file) {
        NamedFile.writePage(file, run.pageFor(file));
    }

    /** Writes {@code diagnosis.json} and {@code report.html} into the run's folder; nothing where Kasus did not record it. */
    public void save() {
        run.write();
    }

    /** Short experiments that separate causes; what they train is kept in the run's folder. */
    public Probing probe() {
        return new Probing(this);
    }

    /** A paired trial of remedies against the untouched recipe and a placebo; what it trains is kept in the run's folder. */
    public Treating treat() {
        return new Treating(this);
    }

    /**
     * Refuses a run in which something is wrong, as a gate in a build.
     *
     * @param unknownToo whether causes that could not be checked are refused, too
     * @throws BadInput with the verdict
     */
    public void orFail(boolean unknownToo) {
        Diagnosis diagnosis = diagnosis();
        if (!diagnosis.present().isEmpty()) {
            throw new BadInput(
                    name() + " is " + verdict(),
                    "kasus diagnose " + ShellWord.of(folder().toString()) + " says what to try.");
        }
        int unknown = diagnosis.unknown().size();
        if (unknownToo && unknown > 0) {
            throw new BadInput(
                    name() + ": " + unknown + " of " + diagnosis.findings().size() + " causes could not be checked",
                    "kasus diagnose " + ShellWord.of(folder().toString())
                            + " --all says what is missing and how to record it.");
        }
    }
}
