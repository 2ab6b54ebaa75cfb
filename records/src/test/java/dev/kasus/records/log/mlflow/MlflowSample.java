package dev.kasus.records.log.mlflow;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A small database of MLflow. */
public final class MlflowSample {
    /** Statements that make it. */
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

    private MlflowSample() {}

    /** Makes it. */
    public static Path database(Path file) throws SQLException {
        return database(file, TABLES);
    }

    /** Makes a database of statements. */
    static Path database(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
        return file;
    }
}
