package dev.kasus.records.run;

import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.StepUnit;
import dev.kasus.run.LogTool;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The curves in event files that another tool wrote. */
final class EventLog {
    private static final Set<String> KERAS =
            Set.of("epoch_loss", "epoch_accuracy", "batch_loss", "epoch_learning_rate");

    private EventLog() {}

    /** The curves of event files, each named by its folder and tag. */
    static LogCurves of(LogCollector.Collected collected) {
        Recording read = collected.log().recording();
        List<LogCurve> curves = new ArrayList<>();
        for (String tag : read.tags()) {
            curves.add(new LogCurve(named(tag), read.series(tag)));
        }
        List<LogCurve> norms = new ArrayList<>();
        collected.norms().forEach((tag, norm) -> norms.add(new LogCurve(tag, norm)));
        return new LogCurves(
                tool(curves, collected.writer()),
                curves,
                StepUnit.UNKNOWN,
                Series.EMPTY,
                0,
                norms,
                GraphModules.of(collected.graph()),
                List.of());
    }

    /** PyTorch's {@code add_scalars} puts each curve in a folder named by tag and curve: {@code Loss_train/Loss}. */
    static String named(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
            String tag = path.substring(slash + 1);
            String start = tag.replace('/', '_') + "_";
            if (folder.startsWith(start) && folder.length() > start.length()) {
                String above = path.substring(0, slash - folder.length());
                return above + tag + "/" + folder.substring(start.length());
            }
        }
        return path;
    }

    private static LogTool tool(List<LogCurve> curves, String writer) {
        List<String> names = curves.stream().map(LogCurve::name).toList();
        if (writer.startsWith("tensorflow.core")
                || names.stream().anyMatch(name -> KERAS.contains(name.substring(name.lastIndexOf('/') + 1)))) {
            return LogTool.KERAS;
        }
        if (names.contains("train/global_step") || names.contains("eval/runtime")) {
            return LogTool.TRANSFORMERS;
        }
        return names.contains("epoch") || names.contains("hp_metric") ? LogTool.LIGHTNING : LogTool.PYTORCH;
    }
}
