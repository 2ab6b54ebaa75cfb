package dev.kasus.records.log.table;

import dev.kasus.run.LogTool;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which tool wrote a table, by the names of its columns. */
public final class TableTools {
    private static final Pattern RATE_OF_ULTRALYTICS = Pattern.compile("lr/pg\\d|x/lr\\d");
    private static final Pattern KERAS_EVENTS = Pattern.compile("(epoch|batch|evaluation)_.*");
    private static final String VALIDATION = "val_";

    /** What marks the tables of a tool. */
    private record Mark(LogTool tool, Predicate<List<String>> marks) {}

    private static final List<Mark> MARKS = List.of(
            new Mark(
                    LogTool.ULTRALYTICS,
                    names -> names.contains("epoch")
                            && names.stream()
                                    .anyMatch(name ->
                                            RATE_OF_ULTRALYTICS.matcher(name).matches())),
            new Mark(LogTool.TIMM, names -> names.containsAll(List.of("epoch", "train_loss", "eval_loss"))),
            new Mark(
                    LogTool.WANDB,
                    names -> (names.contains("_step") && (names.contains("_runtime") || names.contains("_timestamp")))
                            || names.stream().anyMatch(name -> name.contains(" - ") && name.endsWith("__MIN"))),
            new Mark(LogTool.MLFLOW, names -> names.containsAll(List.of("run_id", "key", "value", "step"))),
            new Mark(LogTool.PYTORCH, TableTools::isOfFastai),
            new Mark(LogTool.LIGHTNING, TableTools::isOfLightning),
            new Mark(LogTool.KERAS, TableTools::isOfKeras));

    private TableTools() {}

    /** The tool by names of columns in the order of the table, and the name of the file. */
    static LogTool of(List<String> names, String file) {
        if (file.equals("metrics.csv") && names.containsAll(List.of("epoch", "step"))) {
            return LogTool.LIGHTNING;
        }
        return MARKS.stream()
                .filter(mark -> mark.marks().test(names))
                .map(Mark::tool)
                .findFirst()
                .orElse(LogTool.OWN);
    }

    /** The tool of objects in JSON by their names: Keras writes its rows into tables alone. */
    public static LogTool ofObjects(List<String> names, String file) {
        LogTool tool = of(names, file);
        return tool == LogTool.KERAS ? LogTool.OWN : tool;
    }

    /** The tool whose event files were downloaded as tables, by the names of curves. */
    public static LogTool ofEvents(List<String> tags) {
        return tags.stream()
                        .map(tag -> tag.substring(tag.lastIndexOf('/') + 1))
                        .anyMatch(tag -> KERAS_EVENTS.matcher(tag).matches())
                ? LogTool.KERAS
                : LogTool.PYTORCH;
    }

    /** Its learner logs PyTorch's losses, and the time of each epoch last. */
    private static boolean isOfFastai(List<String> names) {
        return names.size() > 3
                && names.subList(0, 3).equals(List.of("epoch", "train_loss", "valid_loss"))
                && names.get(names.size() - 1).equals("time");
    }

    /** A value that is logged by steps and by epochs has two columns. */
    private static boolean isOfLightning(List<String> names) {
        Set<String> all = new HashSet<>(names);
        return all.containsAll(List.of("epoch", "step"))
                && names.stream()
                        .anyMatch(name -> name.endsWith("_step")
                                && all.contains(name.substring(0, name.length() - "step".length()) + "epoch"));
    }

    /** The epoch, then the names in the order of the alphabet; every measured one is trained on too. */
    private static boolean isOfKeras(List<String> names) {
        if (names.size() < 2
                || !names.get(0).equals("epoch")
                || !names.contains("loss")
                || names.stream().anyMatch(name -> TableColumns.of(name).role() == TableColumns.Role.STEP)) {
            return false;
        }
        List<String> curves = names.subList(1, names.size());
        return curves.equals(curves.stream().sorted().toList())
                && curves.stream()
                        .filter(name -> name.startsWith(VALIDATION))
                        .allMatch(name -> curves.contains(name.substring(VALIDATION.length())));
    }
}
