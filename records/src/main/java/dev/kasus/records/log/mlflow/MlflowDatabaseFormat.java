package dev.kasus.records.log.mlflow;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.LogFormat;
import dev.kasus.records.log.choice.NamedRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The database of MLflow, if it is a file of SQLite. */
public final class MlflowDatabaseFormat implements LogFormat {
    private static final String BEGINNING = "SQLite format 3\0";
    private static final String DEFAULT = "mlflow.db";

    @Override
    public String about() {
        return "";
    }

    @Override
    public boolean reads(Path path) {
        return isDatabase(file(path));
    }

    /** A folder with the database stands for it. */
    private static Path file(Path path) {
        return Files.isDirectory(path) ? path.resolve(DEFAULT) : path;
    }

    private static boolean isDatabase(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] beginning = in.readNBytes(BEGINNING.length());
            return new String(beginning, StandardCharsets.ISO_8859_1).equals(BEGINNING);
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public LogCurves read(Path path, String run) {
        Path file = file(path);
        List<String> notes = new ArrayList<>();
        if (hasMore(file)) {
            notes.add("what is in " + file.getFileName() + "-wal and not yet in the database was not read");
        }
        try (MlflowDatabase database = MlflowDatabase.open(file)) {
            List<NamedRun> runs = database.runs();
            if (runs.isEmpty()) {
                throw new BadInput(file + " holds no runs of MLflow", "Check that this is the right file.");
            }
            NamedRun chosen = NamedRun.chosen(runs, file, run);
            return NamedRun.noted(database.curves(chosen, notes), runs, run);
        } catch (SQLException unreadable) {
            String reason = String.valueOf(unreadable.getMessage()).toLowerCase(Locale.ROOT);
            boolean foreign = reason.contains("no such");
            throw new BadInput(
                    file + (foreign ? " is not a database of MLflow" : " is damaged: SQLite cannot read it"),
                    foreign ? "Check that this is the right file." : "Restore it from a copy.",
                    unreadable);
        }
    }

    private static boolean hasMore(Path file) {
        try {
            Path more = file.resolveSibling(file.getFileName() + "-wal");
            return Files.isRegularFile(more) && Files.size(more) > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
