package dev.kasus.report.recording;

import dev.kasus.run.LogTool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of Python that record something with the tool of a log, under tags that Kasus reads. Imports are left out. The
 * lines are made of files: {@code torch} and {@code numpy} hold functions that compute the values, the folders of the tools
 * what calls them and writes the values down. {@code loop} is a training loop of the user's own, for every tool that leaves it
 * to the user.
 */
public final class RecordingCode {
    private static final String LOOP = "loop";
    private static final Pattern ONE = Pattern.compile("(?m)^record\\((\"[^\"]+\"), (.+)\\)$");
    private static final Pattern ALL = Pattern.compile("(?m)^record_all\\((.+)\\)$");

    /** How a value is written down in a loop of one's own: {@code $1} is its tag and {@code $2} the value. */
    private static final Map<LogTool, String> WRITE_ONE = Map.of(
            LogTool.PYTORCH, "writer.add_scalar($1, $2, step)",
            LogTool.MLFLOW, "mlflow.log_metric($1, $2, step=step)",
            LogTool.WANDB, "wandb.log({$1: $2}, step=step)",
            LogTool.OWN, "row[$1] = $2  # row: of your table");

    /** How a whole dict of values, {@code $1}, is. */
    private static final Map<LogTool, String> WRITE_ALL = Map.of(
            LogTool.PYTORCH,
            "for tag, value in $1.items():\n    writer.add_scalar(tag, value, step)",
            LogTool.MLFLOW,
            "mlflow.log_metrics($1, step=step)",
            LogTool.WANDB,
            "wandb.log($1, step=step)",
            LogTool.OWN,
            "row.update($1)  # row: of your table");

    private RecordingCode() {}

    /** The tool as its makers spell it. */
    public static String language(LogTool tool) {
        return switch (tool) {
            case PYTORCH -> "PyTorch";
            case LIGHTNING -> "Lightning";
            case KERAS -> "Keras";
            case TRANSFORMERS -> "Transformers";
            case ULTRALYTICS -> "Ultralytics";
            case TIMM -> "timm";
            case MLFLOW -> "MLflow";
            case WANDB -> "W&B";
            case OWN -> "Python";
        };
    }

    /** The lines; none where the tool keeps what they would need to itself. */
    public static List<String> lines(LogTool tool, Recordable what) {
        if (tool == LogTool.ULTRALYTICS && what == Recordable.CLASSES) {
            return List.of();
        }
        String folder = WRITE_ONE.containsKey(tool) ? LOOP : tool.name().toLowerCase(Locale.ROOT);
        Optional<String> values = file("numpy/" + what.id())
                .or(() -> tool == LogTool.KERAS ? Optional.empty() : file("torch/" + what.id()));
        String code = values.orElse("") + frame(folder, what);
        code = ONE.matcher(code).replaceAll(WRITE_ONE.getOrDefault(tool, "$0"));
        code = ALL.matcher(code).replaceAll(WRITE_ALL.getOrDefault(tool, "$0"));
        return code.strip().lines().toList();
    }

    /** What calls the functions of the values: a file of its own, or what the tool has for all of the kind. */
    private static String frame(String folder, Recordable what) {
        Optional<String> own = file(folder + "/" + what.id());
        if (own.isPresent()) {
            return own.get() + (folder.equals("keras") ? listed(own.get()) : "");
        }
        return switch (what) {
            case LAYER_UPDATES -> watch(folder, "Updates", "watch_updates(model, optimizer)", "updates");
            case LAYER_GRADIENTS -> watch(folder, "Gradients", "watch_gradients(model)", "gradients");
            case LAYER_OUTPUTS -> measure(folder + "/each-epoch", "Outputs", "layer_outputs(model, images)");
            case CLASSES -> measure(folder + "/each-epoch", "Classes", "class_values(logits, labels, classes)");
            case INPUTS -> measure(folder + "/once", "Inputs", "input_values(train_images, validation_images)");
            case GROUPS -> measure(folder + "/once", "Groups", "shared_groups(train_groups, validation_groups)");
            default -> throw new IllegalStateException("no code for " + what + " in " + folder);
        };
    }

    private static String watch(String folder, String name, String call, String values) {
        return required(folder + "/watch")
                .replace("{Name}", name)
                .replace("{watch}", call)
                .replace("{values}", values);
    }

    private static String measure(String file, String name, String call) {
        return required(file).replace("{Name}", name).replace("{measure}", call);
    }

    /** The line that gives a callback of Keras to the training; empty if the code has none. */
    private static String listed(String code) {
        Matcher callback = Pattern.compile("class (\\w+)\\(keras").matcher(code);
        return callback.find() ? required("keras/listed").replace("{Name}", callback.group(1)) : "";
    }

    private static String required(String name) {
        return file(name).orElseThrow(() -> new IllegalStateException("resource " + name + ".py is missing"));
    }

    private static Optional<String> file(String name) {
        try (InputStream stream = RecordingCode.class.getResourceAsStream(name + ".py")) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
