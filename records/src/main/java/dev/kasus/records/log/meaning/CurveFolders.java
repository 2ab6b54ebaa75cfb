package dev.kasus.records.log.meaning;

import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.meaning.CurveName.Measure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells folders of one log, such as {@code train} and {@code validation}, from folders that hold a log each. */
public final class CurveFolders {
    private CurveFolders() {}

    /** The first folders of the logs among curves that are named by their paths; one or none if they are one log. */
    public static List<String> of(List<LogCurve> curves) {
        Map<String, Set<Object>> kinds = new LinkedHashMap<>();
        for (LogCurve curve : curves) {
            int slash = curve.name().indexOf('/');
            CurveName name = CurveName.of(curve.name());
            boolean understood = name.measure() != Measure.UNKNOWN && name.measure() != Measure.OTHER;
            if (slash > 0 && understood && !isPartOfALog(curve.name().substring(0, slash))) {
                kinds.computeIfAbsent(curve.name().substring(0, slash), folder -> new HashSet<>())
                        .add(List.of(name.split(), name.measure(), name.every()));
            }
        }
        List<String> logs = new ArrayList<>();
        Set<Object> met = new HashSet<>();
        boolean same = false;
        for (Map.Entry<String, Set<Object>> folder : kinds.entrySet()) {
            same |= folder.getValue().stream().anyMatch(kind -> !met.add(kind));
            logs.add(folder.getKey());
        }
        return same ? logs : List.of();
    }

    /** Whether a folder is named as one of a split or of a measure. */
    private static boolean isPartOfALog(String folder) {
        CurveName name = CurveName.of(folder);
        return name.split() != CurveName.Split.NONE || name.measure() != Measure.UNKNOWN;
    }
}
