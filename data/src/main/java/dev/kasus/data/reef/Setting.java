package dev.kasus.data.reef;

import dev.kasus.recipe.data.Conditions;
import java.util.Objects;

/** Conditions with nothing left out; see there. */
record Setting(
        int count,
        double blur,
        double turbidity,
        double noise,
        double illumination,
        double angle,
        double clutter,
        double occlusion,
        double scaleMin,
        double scaleMax,
        double flip,
        double wrongLabels,
        int track,
        double stamp) {

    static Setting of(Conditions c) {
        return new Setting(
                Objects.requireNonNull(c.count()),
                Objects.requireNonNull(c.blur()),
                Objects.requireNonNull(c.turbidity()),
                Objects.requireNonNull(c.noise()),
                Objects.requireNonNull(c.illumination()),
                Objects.requireNonNull(c.angle()),
                Objects.requireNonNull(c.clutter()),
                Objects.requireNonNull(c.occlusion()),
                Objects.requireNonNull(c.scaleMin()),
                Objects.requireNonNull(c.scaleMax()),
                Objects.requireNonNull(c.flip()),
                Objects.requireNonNull(c.wrongLabels()),
                Objects.requireNonNull(c.track()),
                Objects.requireNonNull(c.stamp()));
    }
}
