package dev.kasus.diagnosis.rules;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Recordings that nobody's training wrote: a run in which everything is recorded, with a few things changed at random. */
final class MutatedRecordings {
    private static final int EPOCHS = 12;
    private static final long STEPS = 100;
    private static final double[] ODD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0,
        -0.0,
        -1,
        0.5,
        1,
        7,
        1e9,
        -1e9,
        1e300,
        -1e300,
        1e-300,
        Integer.MAX_VALUE,
        -0x1p63
    };
    private static final long[] ODD_STEPS = {0, -1, 1, 50, 1_000_000, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE
    };

    private final Random random;
    private final Map<String, List<double[]>> scalars = new LinkedHashMap<>();
    private final List<Matrix> confusions = new ArrayList<>();

    private MutatedRecordings(long seed) {
        // Neighbouring seeds begin alike.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** The recording of a seed. */
    static Recording of(long seed) {
        return new MutatedRecordings(seed).recording();
    }

    private Recording recording() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            layers.add(new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null));
            if (random.nextBoolean()) {
                layers.add(new Layer.BatchNorm("", 0.1, 1e-5));
            }
            layers.add(random.nextBoolean() ? new Layer.Relu("") : new Layer.Sigmoid(""));
        }
        layers.add(new Layer.Dropout("", 0.5));
        layers.add(new Layer.Flatten(""));
        layers.add(new Layer.Dense("", null, true, null));
        Recipe recipe = Recordings.of(layers).build().recipe().orElseThrow();
        everything(recipe);
        int changes = 1 + random.nextInt(12);
        for (int i = 0; i < changes; i++) {
            change();
        }
        Recording.Builder builder = new Recording.Builder();
        if (!rarely()) {
            builder.recipe(recipe);
        }
        if (!rarely()) {
            builder.provenance(provenance());
        }
        scalars.forEach((tag, values) -> values.forEach(value -> builder.scalar(tag, (long) value[0], value[1])));
        confusions.forEach(confusion -> builder.matrix(Signals.CONFUSION.tag(), confusion));
        builder.image(Signals.CLASS_EXAMPLES.of(Recordings.NAMES.get(0)), new Image(3, 9, 9, new byte[] {1, 2, 3}));
        return builder.build();
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }

    private void everything(Recipe recipe) {
        List<String> names =
                recipe.model().allLayers().stream().map(Layer::name).toList();
        double skill = random.nextDouble();
        for (Signal signal : Signals.all()) {
            if (signal.equals(Signals.CONFUSION) || signal.equals(Signals.CLASS_EXAMPLES)) {
                continue;
            }
            List<String> subjects =
                    !signal.isPerSubject() ? List.of("") : signal.tag().startsWith("class/") ? Recordings.NAMES : names;
            for (String subject : subjects) {
                String tag = signal.isPerSubject() ? signal.of(subject) : signal.tag();
                List<double[]> values = scalars.computeIfAbsent(tag, t -> new ArrayList<>());
                double level = Math.pow(10, random.nextInt(5) - 3);
                for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                    double value = signal.equals(Signals.EPOCH)
                            ? epoch
                            : signal.equals(Signals.CLASS_MOST_CONFUSED)
                                    ? random.nextInt(Recordings.NAMES.size())
                                    : signal.tag().contains("accuracy")
                                                    || signal.tag().contains("auc")
                                            ? Math.min(1, skill * epoch / EPOCHS + 0.2 * random.nextDouble())
                                            : level * (1 + 0.1 * random.nextDouble());
                    values.add(new double[] {(double) epoch * STEPS, value});
                }
            }
        }
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            confusions.add(confusion(epoch * STEPS, Recordings.NAMES.size(), Recordings.NAMES.size()));
        }
    }

    private Matrix confusion(long step, int rows, int columns) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(20);
        }
        return new Matrix(step, rows, columns, values);
    }

    private void change() {
        List<String> tags = new ArrayList<>(scalars.keySet());
        List<double[]> values = scalars.get(tags.get(random.nextInt(tags.size())));
        switch (random.nextInt(11)) {
            case 0 -> values.clear();
            case 1 ->
                values.subList(random.nextInt(values.size() + 1), values.size()).clear();
            case 2 -> values.forEach(value -> value[1] = ODD[random.nextInt(ODD.length)]);
            case 3 -> values.forEach(value -> value[1] *= -1);
            case 4 -> values.forEach(value -> value[0] = (double) ODD_STEPS[random.nextInt(ODD_STEPS.length)]);
            case 5 -> {
                double constant = ODD[random.nextInt(ODD.length)];
                String signal = tags.get(random.nextInt(tags.size())).replaceFirst("/[^/]*/", "/.*/");
                tags.stream()
                        .filter(tag -> tag.matches(signal))
                        .forEach(tag -> scalars.get(tag).forEach(value -> value[1] = constant));
            }
            case 6 -> {
                // A layer or class that is not there.
                String tag = tags.get(random.nextInt(tags.size())).replaceFirst("/[^/]*/", "/nobody/");
                scalars.computeIfAbsent(tag, t -> new ArrayList<>()).add(new double[] {100.0, 0.5});
            }
            case 7 -> confusions.replaceAll(matrix -> confusion(matrix.step(), random.nextInt(7), random.nextInt(7)));
            case 8 ->
                confusions.forEach(matrix -> {
                    for (int i = 0; i < matrix.values().length; i++) {
                        if (rarely()) {
                            matrix.values()[i] = ODD[random.nextInt(ODD.length)];
                        }
                    }
                });
            case 9 -> confusions.clear();
            default -> {
                String signal = tags.get(random.nextInt(tags.size())).replaceFirst("/[^/]*/", "/.*/");
                scalars.keySet().removeIf(tag -> tag.matches(signal));
                scalars.computeIfAbsent("train/loss", t -> new ArrayList<>());
            }
        }
    }

    /** Counts that a reader would let through, plausible or not. */
    private Provenance provenance() {
        List<String> classes = new ArrayList<>(Recordings.NAMES);
        if (rarely()) {
            classes = List.of("only");
        } else if (rarely()) {
            Collections.shuffle(classes, random);
            classes.add("another");
        }
        int most = List.of(1, 50, 100, 100_000_000).get(random.nextInt(4));
        return new Provenance(
                "kasus",
                "none",
                "none",
                1,
                "standard",
                classes,
                counts(classes.size(), most),
                counts(classes.size(), most),
                random.nextBoolean() ? List.of() : counts(classes.size(), rarely() ? 1 : 20),
                rarely() ? List.of() : List.of(0.5, 0.0, 1e300),
                List.of(0.0, rarely() ? 0 : 0.25, 1e300),
                "",
                Map.of());
    }

    private List<Integer> counts(int classes, int most) {
        int level = random.nextInt(most) + 1;
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            counts.add(rarely() ? random.nextInt(2) : level);
        }
        return counts;
    }
}
