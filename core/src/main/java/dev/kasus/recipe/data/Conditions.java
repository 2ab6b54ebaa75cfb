package dev.kasus.recipe.data;

import dev.kasus.recipe.schema.Bounds;
import dev.kasus.recipe.schema.Range;
import org.jspecify.annotations.Nullable;

/**
 * The image conditions of the built-in reef. A condition that is left out is taken from the layer below (see
 * {@link Source.Reef}); the lowest layer is {@link #DEFAULTS}.
 *
 * @param count images of each class; for validation see {@link Source.Reef}
 * @param blur standard deviation of a Gaussian blur, in hundredths of the image side
 * @param turbidity how far contrast is lost to the colour of the water: 0 clear, 1 nothing but water
 * @param noise standard deviation of sensor noise, on a scale of 0 to 1
 * @param illumination how far brightness and colour cast vary: 0 not at all
 * @param angle largest turn of the fish in the picture plane, in degrees either way
 * @param clutter how full the background is of coral, stones and weed: 0 plain water
 * @param occlusion probability that something stands before the fish
 * @param scaleMin smallest length of the fish as a share of the image side
 * @param scaleMax largest length of the fish as a share of the image side
 * @param flip probability that a fish that is the same on both sides looks the other way (never applied to the mirror pair)
 * @param wrongLabels probability that the label is another class's
 * @param track frames of one individual that follow each other, near-duplicates; 1 for independent images
 * @param stamp probability that a time stamp is burned in
 */
public record Conditions(
        @Nullable @Range(min = 0, max = 10_000_000) Integer count,
        @Nullable @Range(min = 0, max = 50) Double blur,
        @Nullable @Range(min = 0, max = 1) Double turbidity,
        @Nullable @Range(min = 0, max = 1) Double noise,
        @Nullable @Range(min = 0, max = 1) Double illumination,
        @Nullable @Range(min = 0, max = 180) Double angle,
        @Nullable @Range(min = 0, max = 1) Double clutter,
        @Nullable @Range(min = 0, max = 1) Double occlusion,
        @Nullable @Range(min = 0.1, max = 1.5) Double scaleMin,
        @Nullable @Range(min = 0.1, max = 1.5) Double scaleMax,
        @Nullable @Range(min = 0, max = 1) Double flip,
        @Nullable @Range(min = 0, max = 1) Double wrongLabels,
        @Nullable @Range(min = 1, max = 10_000) Integer track,
        @Nullable @Range(min = 0, max = 1) Double stamp) {

    /** Refuses lengths in the wrong order. */
    public Conditions {
        if (scaleMin != null && scaleMax != null) {
            Bounds.refuseCrossed("scale-min", scaleMin, "scale-max", scaleMax);
        }
    }

    /** What holds where a recipe says nothing. */
    public static final Conditions DEFAULTS =
            new Conditions(200, 1.0, 0.25, 0.02, 0.3, 20.0, 0.4, 0.1, 0.6, 0.95, 0.5, 0.0, 1, 0.0);

    /** No condition at all: everything is taken from the layer below. */
    public static final Conditions NONE =
            new Conditions(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** These conditions, completed from the layer below. */
    public Conditions over(Conditions below) {
        return new Conditions(
                either(count, below.count),
                either(blur, below.blur),
                either(turbidity, below.turbidity),
                either(noise, below.noise),
                either(illumination, below.illumination),
                either(angle, below.angle),
                either(clutter, below.clutter),
                either(occlusion, below.occlusion),
                either(scaleMin, below.scaleMin),
                either(scaleMax, below.scaleMax),
                either(flip, below.flip),
                either(wrongLabels, below.wrongLabels),
                either(track, below.track),
                either(stamp, below.stamp));
    }

    /** These conditions with another count. */
    public Conditions withCount(int other) {
        return new Conditions(
                other,
                blur,
                turbidity,
                noise,
                illumination,
                angle,
                clutter,
                occlusion,
                scaleMin,
                scaleMax,
                flip,
                wrongLabels,
                track,
                stamp);
    }

    private static <T> @Nullable T either(@Nullable T above, @Nullable T below) {
        return above != null ? above : below;
    }
}
