package dev.kasus.records.log.mlflow;

import static dev.kasus.records.log.ReadLog.curves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.format.LogFormats;
import dev.kasus.run.LogTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowDatabaseFormatTest {
    @TempDir
    Path folder;

    @Test
    void theNewestRun() throws SQLException {
        Path file = MlflowSample.database(folder.resolve("mlflow.db"));
        for (Path path : new Path[] {file, folder}) {
            LogCurves log = LogFormats.read(path);
            assertThat(log.tool()).isEqualTo(LogTool.MLFLOW);
            assertThat(log.plannedEpochs()).isEqualTo(24);
            assertThat(curves(log)).containsExactlyInAnyOrder("loss 0=2.5 1=NaN 2=Infinity", "acc 1=0.5");
            assertThat(log.notes())
                    .containsExactly(
                            "of 2 trainings, \"second (cd34)\" was read; LOG#NAME reads another: first (ab12)");
        }
        assertThat(curves(LogFormats.read(file, "ab"))).containsExactly("loss 0=1.5");
        assertThatThrownBy(() -> LogFormats.read(file, "third"))
                .isInstanceOf(BadInput.class)
                .hasMessage(file + " has no training \"third\"\nChoose one of second (cd34), first (ab12).");
    }

    @Test
    void nothingIsWrittenAndNamesMayHoldAnything() throws SQLException, IOException {
        Path odd = Files.createDirectory(folder.resolve("50% ü?mode=rwc#x"));
        Path plain = MlflowSample.database(folder.resolve("mlflow.db"));
        Path file = Files.move(plain, odd.resolve("a b.db"));
        byte[] before = Files.readAllBytes(file);
        assertThat(curves(LogFormats.read(file, "first"))).containsExactly("loss 0=1.5");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> entries = Files.walk(folder)) {
            assertThat(entries.filter(Files::isRegularFile)).containsExactly(file);
        }
    }

    @Test
    void whatIsNotYetInTheDatabaseIsNoted() throws SQLException, IOException {
        Path file = MlflowSample.database(folder.resolve("mlflow.db"));
        Files.writeString(folder.resolve("mlflow.db-wal"), "more");
        assertThat(LogFormats.read(file).notes().get(0))
                .isEqualTo("what is in mlflow.db-wal and not yet in the database was not read");
    }

    @Test
    void otherDatabasesAreRefused() throws SQLException {
        Path file = MlflowSample.database(folder.resolve("a.db"), "CREATE TABLE x (y)");
        assertThatThrownBy(() -> LogFormats.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessage(file + " is not a database of MLflow\nCheck that this is the right file.");
    }

    /** A view could count without end. */
    @Test
    void aViewIsNoTable() throws SQLException {
        Path file = MlflowSample.database(
                folder.resolve("a.db"),
                MlflowSample.TABLES[0],
                MlflowSample.TABLES[3],
                "CREATE VIEW metrics AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT 'loss' AS key, i AS value, i AS timestamp, 'none' AS run_uuid, i AS step, 0 AS is_nan FROM n");
        assertThatThrownBy(() -> LogFormats.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(file + " is not a database of MLflow");
    }

    @Test
    void aDamagedDatabaseIsRefusedOrReadInPart() throws SQLException, IOException {
        Path file = MlflowSample.database(folder.resolve("mlflow.db"));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, 5000));
        assertThatThrownBy(() -> LogFormats.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessage(file + " is damaged: SQLite cannot read it\nRestore it from a copy.");
    }
}
