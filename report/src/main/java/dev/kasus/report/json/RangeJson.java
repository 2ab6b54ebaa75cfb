package dev.kasus.report.json;

import dev.kasus.experiment.learning.RangeReading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A learning-rate range test as JSON. The components below are its keys, in kebab case. */
public final class RangeJson {
    private static final int VERSION = 1;

    private RangeJson() {}

    private record Document(
            int version,
            String run,
            @Nullable Double base,
            @Nullable Double max,
            @Nullable Double fell,
            @Nullable String picture) {}

    /** The whole text, ending with a line break; without rates where the loss fell at none. */
    public static String text(String run, Optional<RangeReading> reading, @Nullable String picture) {
        return JsonText.of(new Document(
                VERSION,
                run,
                reading.map(RangeReading::base).orElse(null),
                reading.map(RangeReading::max).orElse(null),
                reading.map(RangeReading::fell).orElse(null),
                picture));
    }
}
