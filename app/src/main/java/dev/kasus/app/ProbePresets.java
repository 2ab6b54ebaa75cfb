package dev.kasus.app;

import dev.kasus.engine.ProbePreset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;

/** The presets of the probes as the shell writes them. */
final class ProbePresets extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    ProbePresets() {
        super(Arrays.stream(ProbePreset.values())
                .map(preset -> preset.name().toLowerCase(Locale.ROOT))
                .toList());
    }
}
