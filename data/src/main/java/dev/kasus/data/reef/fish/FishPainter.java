package dev.kasus.data.reef.fish;

import dev.kasus.data.reef.drawing.Canvas;
import dev.kasus.data.reef.drawing.Shaping;

/** Draws one fish. */
public final class FishPainter {
    /** How much darker a ray is than the skin between the rays. */
    private static final double RAY = 0.16;

    private final Canvas canvas;
    private final Anatomy anatomy;
    private final Pose pose;
    private final Individual look;
    private final Point point = new Point();

    public FishPainter(Canvas canvas, Anatomy anatomy, Pose pose, Individual look) {
        this.canvas = canvas;
        this.anatomy = anatomy;
        this.pose = pose;
        this.look = look;
        point.soft = 0.6 / pose.length();
        point.seed = look.seed();
    }

    public void paint() {
        anatomy.behind().forEach(this::fin);
        anatomy.body().trace(canvas, pose);
        canvas.fill(this::body);
        anatomy.before().forEach(this::fin);
    }

    private void body(float x, float y, float[] rgba) {
        pose.locate(x, y, point);
        point.t = anatomy.profile().across(point.x, point.y);
        anatomy.skin().color(point, rgba);
        look.apply(rgba, anatomy.skin().light(point));
        rgba[3] = 1;
    }

    private void fin(Fin fin) {
        fin.outline().trace(canvas, pose);
        canvas.fill((x, y, rgba) -> fin(fin, x, y, rgba));
    }

    private void fin(Fin fin, float x, float y, float[] rgba) {
        pose.locate(x, y, point);
        fin.toFin(point);
        float s = (float) point.t;
        rgba[0] = fin.inner().r() + s * (fin.outer().r() - fin.inner().r());
        rgba[1] = fin.inner().g() + s * (fin.outer().g() - fin.inner().g());
        rgba[2] = fin.inner().b() + s * (fin.outer().b() - fin.inner().b());
        for (Marking marking : fin.markings()) {
            marking.over(point, rgba);
        }
        double light = 1;
        if (fin.rays() > 0) {
            double visible = Shaping.clamp(fin.rays() / (3 * point.soft) - 0.5);
            light -= RAY * visible * (0.5 - 0.5 * Shaping.wave(point.x / fin.rays()));
        }
        look.apply(rgba, light);
        rgba[3] = (float) fin.opacity();
    }
}
