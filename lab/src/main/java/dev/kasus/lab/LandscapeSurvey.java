package dev.kasus.lab;

import dev.kasus.landscape.Barrier;
import dev.kasus.landscape.Landscape;
import dev.kasus.landscape.LossPath;
import dev.kasus.landscape.Plane;
import dev.kasus.landscape.WeightSpace;
import dev.kasus.recipe.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Maps a slice of the loss surface through the ends of some trainings. */
public final class LandscapeSurvey {
    private static final int SIDE = 25;
    private static final int STATIONS = 21;
    /** Margin around the trajectories, as a share of their extent. */
    private static final double MARGIN = 0.15;

    private final WeightSpace space;

    /** A survey of trainings in a space of weights. */
    public LandscapeSurvey(WeightSpace space) {
        this.space = space;
    }

    /**
     * Trains two or more recipes of the same net, data and seed, and maps the plane through their ends: of two, and
     * the common beginning; of more, the first three.
     *
     * @return nothing if it was stopped
     */
    public Optional<Landscape> map(String title, Map<String, Recipe> recipes, BooleanSupplier stop) {
        Map<String, List<float[]>> ways = new LinkedHashMap<>();
        for (Map.Entry<String, Recipe> entry : recipes.entrySet()) {
            ways.put(entry.getKey(), space.way(entry.getValue(), stop));
        }
        if (stop.getAsBoolean()) {
            return Optional.empty();
        }
        Recipe any = recipes.values().iterator().next();
        List<float[]> ends =
                ways.values().stream().map(way -> way.get(way.size() - 1)).toList();
        float[] start = ways.values().iterator().next().get(0);
        Plane plane = ends.size() == 2
                ? Plane.through(start, ends.get(0), ends.get(1))
                : Plane.through(ends.get(0), ends.get(1), ends.get(2));
        List<Landscape.Way> shadows = new ArrayList<>();
        ways.forEach((name, points) -> shadows.add(shadow(name, points, plane, any)));
        List<Double> x = axis(shadows.stream().map(Landscape.Way::x).toList());
        List<Double> y = axis(shadows.stream().map(Landscape.Way::y).toList());
        List<Double> losses = new ArrayList<>();
        for (double row : y) {
            if (stop.getAsBoolean()) {
                return Optional.empty();
            }
            List<float[]> points =
                    x.stream().map(column -> plane.at(column, row)).toList();
            losses.addAll(boxed(space.losses(any, points)));
        }
        return Optional.of(new Landscape(title, x, y, losses, shadows, barriers(ways, any)));
    }

    private Landscape.Way shadow(String name, List<float[]> points, Plane plane, Recipe recipe) {
        List<double[]> shadows = points.stream().map(plane::shadow).toList();
        return new Landscape.Way(
                name,
                shadows.stream().map(shadow -> shadow[0]).toList(),
                shadows.stream().map(shadow -> shadow[1]).toList(),
                boxed(space.losses(recipe, points)),
                points.stream().mapToDouble(plane::distance).max().orElse(0));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static List<Double> axis(List<List<Double>> coordinates) {
        DoubleStream.Builder all = DoubleStream.builder();
        coordinates.forEach(some -> some.forEach(all::add));
        double[] sorted = all.build().sorted().toArray();
        double extent = sorted[sorted.length - 1] - sorted[0];
        double from = sorted[0] - MARGIN * extent;
        double step = (1 + 2 * MARGIN) * extent / (SIDE - 1);
        return IntStream.range(0, SIDE).mapToObj(i -> from + i * step).toList();
    }

    private List<Barrier> barriers(Map<String, List<float[]>> ways, Recipe recipe) {
        List<String> names = List.copyOf(ways.keySet());
        List<Barrier> barriers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                float[] from = end(ways, names.get(i));
                float[] to = end(ways, names.get(j));
                List<Double> losses = boxed(space.losses(recipe, LossPath.points(from, to, STATIONS)));
                barriers.add(new LossPath(names.get(i), names.get(j), LossPath.distance(from, to), losses).barrier());
            }
        }
        return barriers;
    }

    private static float[] end(Map<String, List<float[]>> ways, String name) {
        List<float[]> way = Objects.requireNonNull(ways.get(name));
        return way.get(way.size() - 1);
    }
}
