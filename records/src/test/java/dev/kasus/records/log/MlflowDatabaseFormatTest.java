package dev.kasus.records.log;

import static dev.kasus.records.log.ReadLog.curves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.run.LogTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowDatabaseFormatTest {
    static final String[] TABLES = {
        "CREATE TABLE runs (run_uuid VARCHAR(32) NOT NULL PRIMARY KEY, name VARCHAR(250), start_time BIGINT, lifecycle_stage VARCHAR(20))",
        "CREATE TABLE params (key VARCHAR(250) NOT NULL, value VARCHAR(8000) NOT NULL, run_uuid VARCHAR(32) NOT NULL)",
        "CREATE TABLE metrics (key VARCHAR(250) NOT NULL, value FLOAT NOT NULL, timestamp BIGINT NOT NULL, run_uuid VARCHAR(32) NOT NULL,"
                + " step BIGINT DEFAULT '0' NOT NULL, is_nan BOOLEAN DEFAULT '0' NOT NULL,"
                + " PRIMARY KEY (key, timestamp, step, run_uuid, value, is_nan))",
        "INSERT INTO runs VALUES ('ab12', 'first', 3, 'active'), ('cd34', 'second', 5, 'active'), ('ef56', 'gone', 9, 'deleted')",
        "INSERT INTO params VALUES ('epochs', '24', 'cd34'), ('lr', '0.1', 'cd34')",
        "INSERT INTO metrics VALUES ('loss', 1.5, 17, 'ab12', 0, 0), ('loss', 2.5, 17, 'cd34', 0, 0),"
                + " ('loss', 1.7976931348623157e308, 19, 'cd34', 2, 0), ('loss', 0, 18, 'cd34', 1, 1), ('acc', 0.5, 18, 'cd34', 1, 0)"
    };

    @TempDir
    Path folder;

    static Path database(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
        return file;
    }

    @Test
    void theNewestRun() throws SQLException {
        Path file = database(folder.resolve("mlflow.db"), TABLES);
        for (Path path : new Path[] {file, folder}) {
            LogCurves log = LogFormats.read(path);
            assertThat(log.tool()).isEqualTo(LogTool.MLFLOW);
            assertThat(log.plannedEpochs()).isEqualTo(24);
            assertThat(curves(log)).containsExactlyInAnyOrder("loss 0=2.5 1=NaN 2=Infinity", "acc 1=0.5");
            assertThat(log.notes())
                    .containsExactly(
                            "of 2 trainings, \"second (cd34)\" was read; choose another by its name: first (ab12)");
        }
        assertThat(curves(LogFormats.read(file, "ab"))).containsExactly("loss 0=1.5");
        assertThatThrownBy(() -> LogFormats.read(file, "third"))
                .isInstanceOf(BadInput.class)
                .hasMessage(file + " has no training \"third\"\nChoose one of second (cd34), first (ab12).");
    }

    @Test
    void nothingIsWrittenAndNamesMayHoldAnything() throws SQLException, IOException {
        Path odd = Files.createDirectory(folder.resolve("50% ü?mode=rwc#x"));
        Path plain = database(folder.resolve("mlflow.db"), TABLES);
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
        Path file = database(folder.resolve("mlflow.db"), TABLES);
        Files.writeString(folder.resolve("mlflow.db-wal"), "more");
        assertThat(LogFormats.read(file).notes().get(0))
                .isEqualTo("what is in mlflow.db-wal and not yet in the database was not read");
    }

    @Test
    void otherDatabasesAreRefused() throws SQLException {
        Path file = database(folder.resolve("a.db"), "CREATE TABLE x (y)");
        assertThatThrownBy(() -> LogFormats.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessage(file + " is not a database of MLflow\nCheck that this is the right file.");
    }

    /** A view could count without end. */
    @Test
    void aViewIsNoTable() throws SQLException {
        Path file = database(
                folder.resolve("a.db"),
                TABLES[0],
                TABLES[3],
                "CREATE VIEW metrics AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT 'loss' AS key, i AS value, i AS timestamp, 'none' AS run_uuid, i AS step, 0 AS is_nan FROM n");
        assertThatThrownBy(() -> LogFormats.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(file + " is not a database of MLflow");
    }

    @Test
    void aDamagedDatabaseIsRefusedOrReadInPart() throws SQLException, IOException {
        Path file = database(folder.resolve("mlflow.db"), TABLES);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, 5000));
        assertThatThrownBy(() -> LogFormats.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessage(file + " is damaged: SQLite cannot read it\nRestore it from a copy.");
    }
}
