package dev.kasus.app.command;

import dev.kasus.app.terminal.Terminal;
import dev.kasus.message.BadInput;
import dev.kasus.records.NamedFile;
import dev.kasus.records.run.Log;
import dev.kasus.report.SignalCsv;
import dev.kasus.run.Recording;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kasus export}: the signals of a run for other programs. */
@Command(
        name = "export",
        description = {
            "Writes the scalars of a run or of any log that Kasus reads as a table: one row per step, loss and accuracy first.",
            "A RUN is a run folder or the log of another tool (docs/logs.md); nothing is written into it."
        })
public final class ExportCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run's folder.")
    private @Nullable Path run;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Write to this file instead of standard output; only an earlier export is replaced.")
    private @Nullable Path file;

    @Option(names = "--csv", description = "As CSV (RFC 4180), the only format so far.")
    private boolean csv;

    @Option(names = "--long", description = "One row per value: tag, step, value.")
    private boolean tall;

    public ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        if (!csv) {
            throw new BadInput("export needs a format", "Write kasus export RUN --csv.");
        }
        Path folder = Objects.requireNonNull(run);
        Log log = Log.read(folder);
        log.warnings().forEach(warning -> terminal.err().println("Note: " + warning));
        Recording recording = log.orRefuseEmpty(folder);
        if (file != null) {
            NamedFile.writeTable(file, writer -> write(recording, writer));
            return;
        }
        try {
            Writer writer = new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
            write(recording, writer);
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Recording recording, Writer writer) throws IOException {
        if (tall) {
            SignalCsv.tall(recording, writer);
        } else {
            SignalCsv.wide(recording, writer);
        }
    }
}
