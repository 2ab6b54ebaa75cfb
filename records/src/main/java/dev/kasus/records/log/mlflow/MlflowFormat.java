package dev.kasus.records.log.mlflow;

import dev.kasus.message.BadInput;
import dev.kasus.records.IoProblem;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.LogFormat;
import dev.kasus.records.log.choice.NamedRun;
import dev.kasus.records.log.file.LogFile;
import dev.kasus.records.log.file.LogLimits;
import dev.kasus.records.log.file.LogNumber;
import dev.kasus.records.log.file.LogText;
import dev.kasus.records.log.file.RowReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders of MLflow's file store: a run, an experiment, or all of them. */
public final class MlflowFormat implements LogFormat {
    private static final String STORE = "mlruns";
    private static final String META = "meta.yaml";
    private static final String METRICS = "metrics";
    private static final int MOST = 10_000;
    private static final int DEEPEST = 20;
    private static final Pattern ENTRY =
            Pattern.compile("(?m)^(start_time|run_name|lifecycle_stage): *['\"]?(.*?)['\"]? *$");

    @Override
    public String about() {
        return "the store of MLflow: mlruns, an experiment or a run in it, mlflow.db";
    }

    @Override
    public boolean reads(Path path) {
        return Files.isDirectory(path) && !runs(path).isEmpty();
    }

    @Override
    public LogCurves read(Path path, String run) {
        Map<NamedRun, Path> folders = new HashMap<>();
        List<Path> found = runs(path);
        List<Path> kept = found.stream().filter(folder -> !isDeleted(folder)).toList();
        (kept.isEmpty() ? found : kept).forEach(folder -> folders.put(named(folder), folder));
        List<NamedRun> runs =
                folders.keySet().stream().sorted(NamedRun.newestFirst()).toList();
        if (runs.isEmpty()) {
            throw new BadInput(path + " holds no run of MLflow", "Give the folder mlruns, or one in it.");
        }
        NamedRun chosen = NamedRun.chosen(runs, path, run);
        Path folder = folders.get(chosen);
        return NamedRun.noted(curves(folder == null ? path : folder), runs, run);
    }

    /** The folders of runs in a store, in an experiment, or the run itself. */
    private static List<Path> runs(Path path) {
        if (isRun(path)) {
            return List.of(path);
        }
        List<Path> runs = new ArrayList<>();
        Path store = path.resolve(STORE);
        for (Path child : entries(Files.isDirectory(store) ? store : path, Files::isDirectory)) {
            if (isRun(child)) {
                runs.add(child);
            } else if (Files.isRegularFile(child.resolve(META))) {
                runs.addAll(entries(child, MlflowFormat::isRun));
            }
            if (runs.size() > MOST) {
                break;
            }
        }
        return runs;
    }

    private static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(META)) && Files.isDirectory(folder.resolve(METRICS));
    }

    private static boolean isDeleted(Path folder) {
        return meta(folder).getOrDefault("lifecycle_stage", "").equals("deleted");
    }

    private static NamedRun named(Path folder) {
        Map<String, String> meta = meta(folder);
        double[] start = new double[1];
        if (!LogNumber.parse(meta.getOrDefault("start_time", ""), '.', start)) {
            try {
                start[0] = Files.getLastModifiedTime(folder).toMillis();
            } catch (IOException e) {
                start[0] = 0;
            }
        }
        String name = meta.getOrDefault("run_name", "");
        String tag = LogFile.beginning(folder.resolve("tags").resolve("mlflow.runName"))
                .orElse("");
        String called = (tag.isBlank() ? name : tag).strip();
        String shown = called.length() > LogLimits.NAME ? "" : called;
        return new NamedRun(folder.getFileName().toString(), shown, (long) start[0]);
    }

    private static Map<String, String> meta(Path folder) {
        Map<String, String> entries = new HashMap<>();
        Matcher entry = ENTRY.matcher(LogFile.beginning(folder.resolve(META)).orElse(""));
        while (entry.find()) {
            entries.put(entry.group(1), entry.group(2));
        }
        return entries;
    }

    private static LogCurves curves(Path run) {
        MlflowMetrics metrics = new MlflowMetrics();
        List<String> notes = new ArrayList<>();
        Path folder = run.resolve(METRICS);
        List<Path> files;
        try (Stream<Path> below = Files.walk(folder, DEEPEST)) {
            files = below.filter(Files::isRegularFile)
                    .limit(LogLimits.CURVES + 1L)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw IoProblem.reading(folder, e);
        } catch (UncheckedIOException e) {
            throw IoProblem.reading(folder, new IOException(e.getMessage(), e));
        }
        for (Path file : files) {
            read(file, folder.relativize(file).toString().replace('\\', '/'), metrics, notes);
        }
        for (String plan : MlflowMetrics.PLANS) {
            Optional<String> value = LogFile.beginning(run.resolve("params").resolve(plan));
            value.ifPresent(text -> metrics.parameter(plan, text));
        }
        return metrics.curves(notes);
    }

    private static void read(Path file, String key, MlflowMetrics metrics, List<String> notes) {
        int damaged = 0;
        double[] time = new double[1];
        double[] value = new double[1];
        double[] step = new double[1];
        try (LogText text = LogFile.open(file)) {
            RowReader bounded = new RowReader(text.reader());
            BufferedReader reader = new BufferedReader(bounded);
            for (String line = reader.readLine(); line != null && !metrics.isFull(); line = reader.readLine()) {
                bounded.ended();
                String[] parts = line.strip().split(" ", -1);
                step[0] = 0;
                boolean whole = parts.length >= 2
                        && LogNumber.parse(parts[0], '.', time)
                        && LogNumber.parse(parts[1], '.', value)
                        && (parts.length < 3 || LogNumber.parse(parts[2], '.', step));
                if (whole) {
                    metrics.add(key, (long) time[0], value[0], (long) step[0]);
                } else {
                    damaged += line.isBlank() ? 0 : 1;
                }
            }
            text.ending().ifPresent(notes::add);
        } catch (RowReader.TooLong endless) {
            damaged++;
        } catch (IOException | BadInput unreadable) {
            notes.add("metric " + key + " cannot be read");
        }
        if (damaged > 0) {
            notes.add("lines of metric " + key + " that are not time, value and step were left out: " + damaged);
        }
    }

    private static List<Path> entries(Path folder, Predicate<Path> of) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.limit(MOST).filter(of).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }
}
