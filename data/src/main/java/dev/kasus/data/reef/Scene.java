package dev.kasus.data.reef;

import dev.kasus.data.reef.drawing.Canvas;
import dev.kasus.data.reef.fish.FishPainter;
import dev.kasus.data.reef.fish.Individual;
import dev.kasus.data.reef.fish.Pose;
import dev.kasus.data.reef.fish.Species;
import dev.kasus.recipe.Seeds;
import java.util.SplittableRandom;

/** Draws one picture: water, ground and growths, the fish, what stands before it, and what water and camera make of it. */
final class Scene {
    private final Canvas canvas;

    Scene(int size) {
        canvas = new Canvas(size);
    }

    /**
     * The picture's bytes, height x width x channels.
     *
     * @param own seed of this frame's own: its noise, and whether it has a time stamp
     * @param channels 3 for colour, 1 for luminance (ITU-R BT.601)
     */
    byte[] draw(Species species, Setting setting, Track track, long own, int channels) {
        paint(species, setting, track);
        Optics.noise(canvas, new SplittableRandom(Seeds.derive(own, "noise", 0)), setting.noise());
        if (new SplittableRandom(Seeds.derive(own, "stamp", 0)).nextDouble() < setting.stamp()) {
            Stamp.burn(canvas, Stamp.time(track.stream("time").nextInt(24 * 60) + track.frame()));
        }
        return bytes(channels);
    }

    private void paint(Species species, Setting setting, Track track) {
        int size = canvas.size;
        Water water = Water.draw(track.stream("water"), size);
        Backdrop backdrop = new Backdrop(canvas, water);
        Pose pose = track.pose(species.anatomy, setting, size);
        canvas.fillAll(water);
        backdrop.paint(track.stream("clutter"), setting.clutter());
        new FishPainter(canvas, species.anatomy, pose, Individual.draw(track.stream("look"))).paint();
        SplittableRandom occlusion = track.stream("occlusion");
        if (occlusion.nextDouble() < setting.occlusion()) {
            backdrop.occlude(occlusion, pose);
        }
        Optics.cloud(canvas, water, setting.turbidity());
        Optics.light(canvas, track.stream("light"), setting.illumination());
        Optics.blur(canvas, setting.blur() / 100 * size);
        if (mirrored(species, setting, track)) {
            canvas.mirror();
        }
    }

    /** Whether the whole scene is mirrored: the one way to look right, so that mirrored species are mirrored to the last bit. */
    private static boolean mirrored(Species species, Setting setting, Track track) {
        return species.oneSided()
                ? species == Species.RIGHT_EYED_FLOUNDER
                : track.stream("flip").nextDouble() < setting.flip();
    }

    private byte[] bytes(int channels) {
        float[] rgb = canvas.rgb;
        byte[] bytes = new byte[canvas.size * canvas.size * channels];
        for (int i = 0; i < bytes.length; i++) {
            float value =
                    channels == 3 ? rgb[i] : 0.299f * rgb[3 * i] + 0.587f * rgb[3 * i + 1] + 0.114f * rgb[3 * i + 2];
            bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(255 * value)));
        }
        return bytes;
    }
}
