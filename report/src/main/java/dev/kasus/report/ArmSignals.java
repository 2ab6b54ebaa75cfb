package dev.kasus.report;

import dev.kasus.signal.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A small extract of what was recorded of an arm. A signal that was not recorded is not there.
 *
 * @param arm its name
 * @param byLayer one value of each layer, the mean over the seeds
 * @param overTime the course of a signal in the run of the first seed
 * @param atEnd the last value of a signal by its tag, the mean over the seeds
 */
public record ArmSignals(String arm, List<Profile> byLayer, List<Trace> overTime, Map<String, Double> atEnd) {
    /** Copies the collections. */
    public ArmSignals {
        byLayer = byLayer == null ? List.of() : List.copyOf(byLayer);
        overTime = overTime == null ? List.of() : List.copyOf(overTime);
        atEnd = atEnd == null ? Map.of() : Map.copyOf(atEnd);
    }

    /**
     * A signal layer by layer, from the input to the output.
     *
     * @param signal its tag, with a star in the place of the layer
     * @param first whether the values are those of the first step
     * @param layers in their order
     * @param values one a layer
     */
    public record Profile(String signal, boolean first, List<String> layers, List<Double> values) {
        /** Copies the lists; of two that differ in length, the longer is cut. */
        public Profile {
            int size = Math.min(layers.size(), values.size());
            layers = List.copyOf(layers.subList(0, size));
            values = List.copyOf(values.subList(0, size));
        }
    }

    /**
     * A signal over the epochs.
     *
     * @param tag of the signal
     * @param epochs where it was read
     * @param values what was read
     */
    public record Trace(String tag, List<Double> epochs, List<Double> values) {
        /** Copies the lists; of two that differ in length, the longer is cut. */
        public Trace {
            int size = Math.min(epochs.size(), values.size());
            epochs = List.copyOf(epochs.subList(0, size));
            values = List.copyOf(values.subList(0, size));
        }
    }

    /** A signal layer by layer; empty if it was not recorded. */
    public Map<String, Double> profile(Signal signal, boolean first) {
        Map<String, Double> values = new LinkedHashMap<>();
        byLayer.stream()
                .filter(profile -> profile.signal().equals(signal.tag()) && profile.first() == first)
                .findFirst()
                .ifPresent(profile -> {
                    for (int i = 0; i < profile.layers().size(); i++) {
                        values.put(profile.layers().get(i), profile.values().get(i));
                    }
                });
        return values;
    }

    /** The courses of a signal, of each layer or class that has it, without those that hold nothing. */
    public List<Trace> traces(Signal signal) {
        List<Trace> traces = new ArrayList<>();
        overTime.stream()
                .filter(trace -> signal.matches(trace.tag()) && !trace.values().isEmpty())
                .forEach(traces::add);
        return traces;
    }

    /** The last value of a signal, the mean over the seeds. */
    public OptionalDouble atEnd(String tag) {
        Double value = atEnd.get(tag);
        return value == null || value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
