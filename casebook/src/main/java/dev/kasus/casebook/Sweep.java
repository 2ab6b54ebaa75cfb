package dev.kasus.casebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Arms along one axis, for a chart.
 *
 * @param title of the chart
 * @param axis what changes along it, with its unit
 * @param arms the name of each arm by its place on the axis, in order
 */
public record Sweep(String title, String axis, Map<String, String> arms) {
    /** Copies the map, keeping its order. */
    public Sweep {
        arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    }
}
