package dev.kasus.app.command;

import dev.kasus.engine.ProbePreset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The presets of the probes as the shell writes them: {@code standard}. */
final class ProbePresets extends ArrayList<String> implements ITypeConverter<ProbePreset> {
    private static final long serialVersionUID = 1L;

    ProbePresets() {
        super(Arrays.stream(ProbePreset.values())
                .map(preset -> preset.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    @Override
    public ProbePreset convert(String value) {
        if (!contains(value.toLowerCase(Locale.ROOT))) {
            throw new TypeConversionException("\"" + value + "\" is none of " + String.join(", ", this));
        }
        return ProbePreset.valueOf(value.toUpperCase(Locale.ROOT));
    }
}
