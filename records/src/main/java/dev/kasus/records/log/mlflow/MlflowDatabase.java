package dev.kasus.records.log.mlflow;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.choice.NamedRun;
import dev.kasus.records.log.file.LogLimits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The tables of MLflow in a file of SQLite, opened so that nothing is written, not even beside it. */
final class MlflowDatabase implements AutoCloseable {
    private static final String DRIVER = "org.sqlite.JDBC";
    private static final int MOST = 10_000;

    private final Connection connection;

    private MlflowDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Opens a file; SQLite's driver is not there for everyone who uses Kasus as a library. */
    static MlflowDatabase open(Path file) throws SQLException {
        try {
            Class.forName(DRIVER);
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new BadInput(
                    file + " needs a reader of SQLite, and there is none on the class path",
                    "Add org.xerial:sqlite-jdbc, or give the folder mlruns or a CSV from MLflow's page.",
                    missing);
        }
        Properties settings = new Properties();
        settings.setProperty("open_mode", "1");
        settings.setProperty("limit_length", String.valueOf(LogLimits.ROW));
        settings.setProperty("limit_attached", "0");
        settings.setProperty("temp_store", "MEMORY");
        String address = "jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?mode=ro&immutable=1";
        Connection connection;
        try {
            connection = DriverManager.getConnection(address, settings);
        } catch (LinkageError unloadable) {
            throw noLibrary(file, unloadable);
        } catch (SQLException e) {
            if (e.getCause() != null) {
                throw noLibrary(file, e);
            }
            throw e;
        }
        MlflowDatabase database = new MlflowDatabase(connection);
        try {
            database.check();
            return database;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static BadInput noLibrary(Path file, Throwable cause) {
        return new BadInput(
                file + " cannot be read: the library of SQLite does not start here",
                "Its driver unpacks it into the folder for temporary files, which must allow that;"
                        + " -Dorg.sqlite.tmpdir=FOLDER gives another. Or give a CSV from MLflow's page.",
                cause);
    }

    /** The schema is a stranger's: what it defines must be plain tables, and may not call functions. */
    private void check() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            for (String table : List.of("runs", "metrics")) {
                try (ResultSet found = statement.executeQuery(
                        "SELECT type, rootpage FROM sqlite_master WHERE name = '" + table + "'")) {
                    if (!found.next() || !"table".equals(found.getString(1)) || found.getLong(2) == 0) {
                        throw new SQLException("no such table: " + table);
                    }
                }
            }
        }
    }

    /** The runs that were not deleted, the newest first; all if all were. */
    List<NamedRun> runs() throws SQLException {
        List<NamedRun> runs = runs("SELECT run_uuid, name, start_time FROM runs WHERE lifecycle_stage = 'active'");
        return runs.isEmpty() ? runs("SELECT run_uuid, name, start_time FROM runs") : runs;
    }

    private List<NamedRun> runs(String query) throws SQLException {
        List<NamedRun> runs = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next() && runs.size() < MOST) {
                runs.add(new NamedRun(name(rows.getString(1)), name(rows.getString(2)), rows.getLong(3)));
            }
        }
        return runs.stream().sorted(NamedRun.newestFirst()).toList();
    }

    private static String name(@Nullable String text) {
        return text == null || text.length() > LogLimits.NAME ? "" : text;
    }

    /** The metrics of a run. */
    LogCurves curves(NamedRun run, List<String> notes) throws SQLException {
        MlflowMetrics metrics = new MlflowMetrics();
        List<String> all = new ArrayList<>(notes);
        try {
            read(run, metrics);
        } catch (SQLException damaged) {
            all.add("the database is damaged; what could be read before was used");
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT key, value FROM params WHERE run_uuid = ? LIMIT " + MOST)) {
            statement.setString(1, run.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    metrics.parameter(name(rows.getString(1)), name(rows.getString(2)));
                }
            }
        } catch (SQLException without) {
            all.add("the parameters of the run cannot be read");
        }
        return metrics.curves(all);
    }

    private void read(NamedRun run, MlflowMetrics metrics) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT key, value, timestamp, step, is_nan FROM metrics WHERE run_uuid = ?")) {
            statement.setString(1, run.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && !metrics.isFull()) {
                    double value = rows.getBoolean(5) ? Double.NaN : rows.getDouble(2);
                    metrics.add(name(rows.getString(1)), rows.getLong(3), value, rows.getLong(4));
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
