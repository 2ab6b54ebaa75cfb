package dev.kasus.report;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.run.LogOrigin;
import dev.kasus.run.LogTool;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Runs that never were, with every signal that a report can draw. */
public final class Runs {
    static final List<String> FISH = List.of(
            "abudefduf-vaigiensis",
            "acanthurus-nigrofuscus",
            "amphiprion-clarkii",
            "chaetodon-lunulatus",
            "chaetodon-trifascialis",
            "chromis-chrysura",
            "dascyllus-reticulatus",
            "hemigymnus-fasciatus",
            "ikan kakap merah",
            "クマノミ",
            "lutjanus-fulvus",
            "myripristis-kuntee");

    public static final Finding VANISHING = new Finding(
            "vanishing-gradient",
            "Vanishing gradient",
            new Opinion.Present(
                    0.93,
                    List.of("conv1", "conv2", "conv3", "conv4", "conv5"),
                    List.of(),
                    25,
                    List.of(
                            new Evidence(
                                    Signals.WEIGHT_GRADIENT.of("conv1"),
                                    25,
                                    480,
                                    3.1e-9,
                                    1e-4,
                                    "The gradient of conv1 is 3.1e-9 of the gradient of dense1, under the threshold of 0.0001."),
                            new Evidence(
                                    Signals.UPDATE_RATIO.of("conv1"),
                                    200,
                                    480,
                                    2.2e-9,
                                    1e-6,
                                    "A step moves the weights of conv1 by 2.2e-9 of their size, under 1e-6."))),
            EvidenceLevel.OBSERVED,
            1);

    static final Finding PLATEAU = new Finding(
            "plateau",
            "Plateau",
            Rule.Kind.SYMPTOM,
            new Opinion.Present(
                    0.5,
                    List.of(),
                    List.of(),
                    120,
                    List.of(
                            new Evidence(
                                    Signals.TRAIN_LOSS.tag(),
                                    120,
                                    480,
                                    2.46,
                                    2.36,
                                    "The training loss fell by 0.4 % over the last 6 epochs, and it is still 2.46; guessing gives 2.48."))),
            EvidenceLevel.OBSERVED,
            2,
            List.of("vanishing-gradient"));

    public static final Finding NOT_DYING = absent(
            "dying-relu",
            "Dying ReLU",
            "at most 3.1 % of the units of a layer are dead (relu4), under the threshold of 50 %");
    static final Finding NOT_EXPLODING = absent(
            "exploding-gradient", "Exploding gradient", "the largest gradient norm is 4.2, 1.6 times its median");
    public static final Finding NO_GAP = absent(
            "overfitting-gap",
            "Overfitting gap",
            "training is 2.1 points ahead of validation, under the threshold of 10");
    public static final Finding NO_LOOK = new Finding(
            "saturated-activation",
            "Saturated activation",
            new Opinion.Unknown(
                    "the recording has no saturated fractions.",
                    "Train with --probes standard or full: both record them for sigmoid and tanh layers."),
            EvidenceLevel.OBSERVED,
            0);
    static final Finding NO_LOOK_EITHER = new Finding(
            "non-finite",
            "Non-finite loss",
            new Opinion.Unknown("the recording has no loss.", "Record train/loss once an epoch."),
            EvidenceLevel.OBSERVED,
            0);

    private Runs() {}

    static Finding absent(String id, String title, String reason) {
        return new Finding(id, title, new Opinion.Absent(reason, List.of()), EvidenceLevel.OBSERVED, 0);
    }

    public static RunReport healthy() {
        return new RunReport(
                "20260412-101500-fish-plain",
                "runs/20260412-101500-fish-plain",
                "finished",
                recording(new Shape(4, 8, 60, FISH, true)),
                new Diagnosis(List.of(NO_LOOK, NOT_DYING, NOT_EXPLODING, NO_GAP)),
                List.of());
    }

    public static RunReport sick() {
        return new RunReport(
                "20260412-102210-fish-ten-sigmoids",
                "runs/20260412-102210-fish-ten-sigmoids",
                "finished",
                recording(new Shape(10, 8, 60, FISH, false)),
                new Diagnosis(List.of(VANISHING, PLATEAU, NO_LOOK, NOT_DYING, NOT_EXPLODING, NO_GAP)),
                List.of("events.out.2 has 31 bytes of a torn record at its end; everything before it was read."));
    }

    public static RunReport empty() {
        return new RunReport(
                "empty",
                "runs/empty",
                "",
                new Recording.Builder().build(),
                new Diagnosis(List.of(NO_LOOK, NO_LOOK_EITHER)),
                List.of("The folder has no event file."));
    }

    /** Sixty layers and twenty-three classes. */
    public static RunReport large() {
        List<String> classes =
                IntStream.rangeClosed(1, 23).mapToObj(i -> "species-" + i).toList();
        return new RunReport(
                "large",
                "runs/large",
                "running",
                recording(new Shape(60, 20, 200, classes, true)),
                new Diagnosis(List.of(NOT_DYING, NOT_EXPLODING)),
                List.of());
    }

    /** The loss is NaN from the third epoch on. */
    public static RunReport broken() {
        Recording.Builder builder = new Recording.Builder();
        for (int epoch = 1; epoch <= 6; epoch++) {
            long step = epoch * 50L;
            builder.scalar(Signals.EPOCH.tag(), step, epoch);
            double loss = epoch < 3 ? 2.4 * epoch * epoch : epoch == 3 ? Double.POSITIVE_INFINITY : Double.NaN;
            builder.scalar(Signals.TRAIN_LOSS.tag(), step, loss);
            builder.scalar(Signals.VALIDATION_LOSS.tag(), step, epoch < 3 ? 3.1 : Double.NaN);
            builder.scalar(Signals.VALIDATION_ACCURACY.tag(), step, 0.08);
            for (int i = 0; i < 50; i += 5) {
                double gradient = epoch < 3 ? Math.pow(10, epoch + i / 25.0) : Double.NaN;
                builder.scalar(Signals.GRADIENT_NORM.tag(), step - 50 + i + 1, gradient);
                builder.scalar(Signals.STEP_LOSS.tag(), step - 50 + i + 1, epoch < 3 ? 2.4 + i : Double.NaN);
                builder.scalar(Signals.WEIGHT_GRADIENT.of("conv1"), step - 50 + i + 1, gradient / 2);
                builder.scalar(Signals.WEIGHT_GRADIENT.of("dense1"), step - 50 + i + 1, gradient / 3);
            }
        }
        Finding finding = new Finding(
                "non-finite",
                "Non-finite loss",
                new Opinion.Present(
                        1,
                        List.of(),
                        List.of(),
                        101,
                        List.of(new Evidence(
                                Signals.STEP_LOSS.tag(),
                                101,
                                101,
                                Double.NaN,
                                Double.NaN,
                                "The loss of the batch at step 101 is not a number."))),
                EvidenceLevel.OBSERVED,
                3);
        return new RunReport(
                "broken", "runs/broken", "diverged", builder.build(), new Diagnosis(List.of(finding)), List.of());
    }

    /** Two of three classes that are not separated, with pictures of both. */
    public static RunReport similarClasses() {
        List<String> classes = List.of("dace", "roach", "pike");
        Recording.Builder builder = new Recording.Builder().provenance(provenance(classes, List.of()));
        for (int step = 1; step <= 3; step++) {
            for (int c = 0; c < 3; c++) {
                String name = classes.get(c);
                builder.scalar(Signals.CLASS_AUC.of(name), step, c == 2 ? 0.99 : 0.7);
                builder.scalar(Signals.CLASS_AUC_STANDARD_ERROR.of(name), step, 0.04);
                builder.scalar(Signals.CLASS_MOST_CONFUSED.of(name), step, c == 0 ? 1 : 0);
                builder.scalar(Signals.CLASS_PAIRWISE_AUC.of(name), step, c == 2 ? 0.99 : 0.55 + 0.01 * c);
                builder.scalar(Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR.of(name), step, 0.05);
                builder.scalar(Signals.CLASS_KNN_IMPURITY.of(name), step, c == 2 ? 0 : 0.46);
                builder.scalar(Signals.CLASS_EVAL_MODE_TRAIN_PAIRWISE_AUC.of(name), step, 0.97);
            }
        }
        builder.image(Signals.CLASS_EXAMPLES.of("dace"), new Image(3, 12, 2, new byte[] {1, 2, 3}));
        builder.image(Signals.CLASS_EXAMPLES.of("roach"), new Image(3, 12, 2, new byte[] {4, 5, 6}));
        return new RunReport(
                "twins", "runs/twins", "finished", builder.build(), new Diagnosis(List.of(NO_LOOK)), List.of());
    }

    /** What a log of another tool looks like: no recipe, no epochs, names of its own. */
    public static RunReport foreign() {
        Recording.Builder builder =
                new Recording.Builder().origin(new LogOrigin(LogTool.PYTORCH, List.of(), "", 0, false));
        for (int step = 1; step <= 300; step++) {
            builder.scalar("train/loss", step, 2.0 / step);
            builder.scalar("metrics/mAP <small>", step, 1 - 1.0 / step);
        }
        return new RunReport(
                "foreign", "runs/foreign", "", builder.build(), new Diagnosis(List.of(NO_LOOK, NO_GAP)), List.of());
    }

    /** A log of loss and accuracy that a tool wrote, under all rules; the net fits its training images alone. */
    public static RunReport foreign(LogTool tool) {
        return log(tool, epoch -> 2.0 / epoch, epoch -> 1 - 0.6 / epoch);
    }

    /** The same of a net that learns nothing. */
    public static RunReport stuck(LogTool tool) {
        return log(tool, epoch -> 2.3, epoch -> 0.1);
    }

    /** The same of loss alone. */
    public static RunReport lossOnly(LogTool tool) {
        return log(tool, epoch -> 2.0 / epoch, epoch -> Double.NaN);
    }

    /** @param accuracy NaN if there is none */
    private static RunReport log(LogTool tool, IntToDoubleFunction loss, IntToDoubleFunction accuracy) {
        Recording.Builder builder = new Recording.Builder().origin(new LogOrigin(tool, List.of(), "", 0, false));
        for (int epoch = 1; epoch <= 8; epoch++) {
            builder.scalar(Signals.EPOCH.tag(), 100L * epoch, epoch);
            builder.scalar(Signals.TRAIN_LOSS.tag(), 100L * epoch, loss.applyAsDouble(epoch));
            double reached = accuracy.applyAsDouble(epoch);
            if (!Double.isNaN(reached)) {
                builder.scalar(Signals.TRAIN_ACCURACY.tag(), 100L * epoch, reached);
                builder.scalar(Signals.VALIDATION_ACCURACY.tag(), 100L * epoch, Math.min(0.5, reached));
            }
        }
        Recording recording = builder.build();
        return new RunReport("log", "logs/log", "", recording, Diagnosis.of(recording, Rules.all()), List.of());
    }

    /** As {@link #healthy} but every text that people choose tries to break out. */
    public static RunReport hostile(String text) {
        List<String> classes = List.of(text, text + "2");
        Recording.Builder builder = new Recording.Builder().provenance(provenance(classes, List.of(text)));
        for (String name : classes) {
            builder.scalar(Signals.CLASS_AUC.of(name), 10, 0.6);
        }
        builder.scalar(Signals.WEIGHT_GRADIENT.of(text), 10, 0.6);
        builder.scalar("other/" + text, 10, 0.6);
        builder.matrix(Signals.CONFUSION.tag(), new Matrix(10, 2, 2, new double[] {1, 2, 3, 4}));
        Finding finding = new Finding(
                text,
                text,
                new Opinion.Present(
                        0.5,
                        List.of(text),
                        classes,
                        -1,
                        List.of(new Evidence(Signals.WEIGHT_GRADIENT.of(text), 1, 10, 1, 2, text))),
                EvidenceLevel.OBSERVED,
                0);
        Finding unknown = new Finding(text, text, new Opinion.Unknown(text, text), EvidenceLevel.OBSERVED, 0);
        return new RunReport(
                text,
                "runs/hostile",
                text,
                builder.build(),
                new Diagnosis(List.of(finding, unknown, absent(text, text, text))),
                List.of(text));
    }

    /**
     * @param convolutions how many
     * @param epochs how many
     * @param stepsPerEpoch how many
     * @param classes their names
     * @param learns whether the loss falls, and the gradient reaches the first layer
     */
    record Shape(int convolutions, int epochs, int stepsPerEpoch, List<String> classes, boolean learns) {}

    static Recording recording(Shape shape) {
        SplittableRandom random = new SplittableRandom(7);
        Recording.Builder builder = new Recording.Builder()
                .recipe(RecipeFile.parse(recipe(shape), "test"))
                .provenance(provenance(shape.classes(), List.of()));
        long steps = (long) shape.epochs() * shape.stepsPerEpoch();
        for (long step = 1; step <= steps; step++) {
            if (Long.bitCount(step) == 1 || step % 5 == 0) {
                step(builder, shape, step, steps, random);
            }
        }
        for (int epoch = 1; epoch <= shape.epochs(); epoch++) {
            epoch(builder, shape, epoch, random);
        }
        return builder.build();
    }

    private static void step(Recording.Builder builder, Shape shape, long step, long steps, SplittableRandom random) {
        double done = (double) step / steps;
        double noise = 1 + 0.2 * random.nextDouble(-1, 1);
        builder.scalar(Signals.STEP_LOSS.tag(), step, loss(shape, done) * noise);
        builder.scalar(Signals.LEARNING_RATE.tag(), step, 0.002 * (1 + Math.cos(Math.PI * done)) / 2);
        builder.scalar(Signals.GRADIENT_NORM.tag(), step, 2 * noise);
        for (int layer = 1; layer <= shape.convolutions(); layer++) {
            double fade = shape.learns() ? 0.9 : 0.15;
            double gradient = 0.8 * noise * Math.pow(fade, shape.convolutions() - layer) * (1.2 - done);
            builder.scalar(Signals.WEIGHT_GRADIENT.of("conv" + layer), step, gradient);
            builder.scalar(Signals.ACTIVATION_GRADIENT.of("conv" + layer), step, gradient / 3);
            builder.scalar(Signals.WEIGHT_NORM.of("conv" + layer), step, 5);
            builder.scalar(Signals.UPDATE_RATIO.of("conv" + layer), step, gradient / 400);
        }
        builder.scalar(Signals.WEIGHT_GRADIENT.of("dense1"), step, noise);
        builder.scalar(Signals.UPDATE_RATIO.of("dense1"), step, noise / 300);
    }

    private static double loss(Shape shape, double done) {
        return shape.learns() ? 0.15 + 2.33 * Math.exp(-4 * done) : 2.48 - 0.02 * done;
    }

    private static void epoch(Recording.Builder builder, Shape shape, int epoch, SplittableRandom random) {
        double done = (double) epoch / shape.epochs();
        long step = (long) epoch * shape.stepsPerEpoch();
        double loss = loss(shape, done);
        double accuracy = shape.learns() ? 0.97 - 0.85 * Math.exp(-4 * done) : 0.17 + 0.01 * done;
        builder.scalar(Signals.EPOCH.tag(), step, epoch);
        builder.scalar(Signals.TRAIN_LOSS.tag(), step, loss);
        builder.scalar(Signals.TRAIN_ACCURACY.tag(), step, accuracy);
        builder.scalar(Signals.EVAL_MODE_TRAIN_LOSS.tag(), step, loss * 0.93);
        builder.scalar(Signals.EVAL_MODE_TRAIN_ACCURACY.tag(), step, accuracy * 1.01);
        builder.scalar(Signals.VALIDATION_LOSS.tag(), step, loss * (1.05 + 0.2 * done));
        builder.scalar(Signals.VALIDATION_ACCURACY.tag(), step, accuracy * (0.97 - 0.02 * random.nextDouble()));
        for (int layer = 1; layer <= shape.convolutions(); layer++) {
            String activation = (shape.learns() ? "relu" : "sigmoid") + layer;
            builder.scalar(Signals.ACTIVATION_STD.of(activation), step, shape.learns() ? 0.8 : 0.5 / (layer * layer));
            if (shape.learns()) {
                builder.scalar(Signals.DEAD_FRACTION.of(activation), step, Math.min(1, 0.01 * layer * done));
            }
        }
        builder.scalar(Signals.BATCH_NORM_TRAIN_DISTANCE.of("batch-norm1"), step, 0.1 / epoch);
        builder.scalar(Signals.BATCH_NORM_VALIDATION_DISTANCE.of("batch-norm1"), step, 0.3);
        builder.scalar(Signals.ACCURACY_BATCH_STATISTICS.tag(), step, accuracy * 0.9);
        builder.scalar(Signals.ACCURACY_RUNNING_STATISTICS.tag(), step, accuracy * 0.95);
        builder.scalar(Signals.ACCURACY_REESTIMATED_STATISTICS.tag(), step, accuracy * 0.96);
        classes(builder, shape, step, accuracy);
    }

    private static void classes(Recording.Builder builder, Shape shape, long step, double accuracy) {
        int count = shape.classes().size();
        double[] confusion = new double[count * count];
        for (int i = 0; i < count; i++) {
            String name = shape.classes().get(i);
            double right = Math.min(1, accuracy * (1 - 0.4 * i / count));
            builder.scalar(Signals.CLASS_AUC.of(name), step, 0.5 + right / 2);
            builder.scalar(Signals.CLASS_PRECISION.of(name), step, right);
            builder.scalar(Signals.CLASS_RECALL.of(name), step, right * 0.98);
            builder.scalar(Signals.CLASS_EVAL_MODE_TRAIN_RECALL.of(name), step, Math.min(1, right * 1.1));
            int images = 100 - 80 * i / count;
            int called = (int) Math.round(images * right);
            confusion[i * count + i] = called;
            int taken = (images - called) * 2 / 3;
            confusion[i * count + (i + 1) % count] += taken;
            confusion[i * count + (i + 3) % count] += images - called - taken;
        }
        builder.matrix(Signals.CONFUSION.tag(), new Matrix(step, count, count, confusion));
    }

    private static Provenance provenance(List<String> classes, List<String> notes) {
        List<Integer> train = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            train.add(400 - 300 * i / classes.size());
            validation.add(100 - 80 * i / classes.size());
        }
        return new Provenance(
                "kasus 0.1.0",
                "libtorch 2.10.0",
                "Linux amd64, Java 17",
                1,
                "standard",
                classes,
                train,
                validation,
                List.of(),
                List.of(0.41, 0.45, 0.47),
                List.of(0.21, 0.2, 0.22),
                "crc32c:0badcafe",
                notes.isEmpty() ? Map.of() : Map.of("skipped files", notes.get(0)));
    }

    private static String recipe(Shape shape) {
        String activation = shape.learns() ? "relu" : "sigmoid";
        List<String> layers = new ArrayList<>();
        for (int i = 1; i <= shape.convolutions(); i++) {
            layers.add("{conv: {filters: 24}}");
            layers.add(activation);
        }
        Collections.addAll(layers, "global-average-pool", "dense");
        return """
                data:
                  source: {folder: {path: /home/someone/fish4knowledge, index: index.csv, largest-classes: 12}}
                  size: 48
                  split: {group: {validation: 0.2}}
                model:
                  layers: [%s]
                training: {epochs: %d, batch-size: 64, learning-rate: 0.002, schedule: {cosine: {}}}
                """.formatted(String.join(", ", layers), shape.epochs());
    }
}
