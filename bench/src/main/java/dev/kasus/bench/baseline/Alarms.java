package dev.kasus.bench.baseline;

import java.util.ArrayList;
import java.util.List;

/** Collects alarms in the order in which they are checked, each once. */
final class Alarms {
    private final List<String> raised = new ArrayList<>();

    void when(String cause, boolean raises) {
        if (raises && !raised.contains(cause)) {
            raised.add(cause);
        }
    }

    List<String> raised() {
        return List.copyOf(raised);
    }
}
