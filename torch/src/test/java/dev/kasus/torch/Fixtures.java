package dev.kasus.torch;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.PixelStore;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.Progress;
import dev.kasus.engine.RunObserver;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Model;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Small data and recipes that tests train on. */
public final class Fixtures {
    public static final List<String> CLASSES = List.of("bars", "dots", "plain");

    private Fixtures() {}

    /** Noisy little pictures of three kinds that a small network learns in a few epochs. */
    public static Dataset data(int count, int side) {
        PixelStore train = pictures(count, side, 1);
        PixelStore validation = pictures(count / 2, side, 2);
        return new Dataset(CLASSES, train, validation, Map.of());
    }

    private static PixelStore pictures(int count, int side, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] pixels = new byte[count][side * side * 3];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int label = i % 3;
            names.add(CLASSES.get(label));
            int phase = random.nextInt(4);
            for (int p = 0; p < side * side; p++) {
                int y = p / side + phase;
                int x = p % side + phase;
                boolean lit = label == 0 ? x % 4 < 2 : label == 1 && x % 4 < 2 && y % 4 < 2;
                for (int c = 0; c < 3; c++) {
                    pixels[i][p * 3 + c] = (byte) ((lit ? 150 : 60) + random.nextInt(60));
                }
            }
        }
        List<String> blank = IntStream.range(0, count).mapToObj(i -> "").toList();
        return new PixelStore(side, 3, pixels, names, CLASSES, blank, blank);
    }

    /** A recipe around some layers; training has its defaults but for what is given. */
    public static Recipe recipe(int side, Training training, Layer... layers) {
        Data data = new Data(
                new Source.Folder("nowhere", null, "path", "label", null, null, null, 0, Source.Broken.SKIP, 100),
                side,
                Data.Color.RGB,
                new Split.Given(),
                Data.Normalization.CHANNEL);
        return new Recipe(data, new Model(new Init.HeNormal(), List.of(layers)), training, 7, 1);
    }

    /** Training as a recipe would write it, key by key. */
    public static Training training(Map<String, Tree> keys) {
        return TreeReader.read(Tree.Mapping.of(keys), Training.class, "test");
    }

    /** A small net with one batch norm, watched in full while it trains on 96 pictures; its running statistics move by so much a step. */
    public static Memory trainedWithNorm(double momentum, Map<String, Tree> training) {
        Recipe recipe = recipe(
                8,
                training(training),
                new Layer.Conv("", 6, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.BatchNorm("", momentum, 1e-5),
                new Layer.Relu(""),
                new Layer.Flatten(""),
                new Layer.Dense("", null, true, null));
        Memory memory = new Memory();
        new TorchEngine().train(recipe, data(96, 8), ProbePreset.FULL, null, memory);
        return memory;
    }

    /** Remembers everything. */
    public static class Memory implements RunObserver {
        public final Recording.Builder recording = new Recording.Builder();
        public final List<Checkpoint> checkpoints = new ArrayList<>();
        final List<Progress> progresses = new ArrayList<>();
        long stopAfterStep = Long.MAX_VALUE;

        @Nullable
        public Provenance provenance;

        @Override
        public void begins(Provenance begun, long fromStep) {
            provenance = begun;
        }

        @Override
        public void progress(Progress progress) {
            progresses.add(progress);
        }

        @Override
        public void checkpoint(Checkpoint checkpoint, boolean best) {
            checkpoints.add(checkpoint);
        }

        @Override
        public boolean stopRequested() {
            return !progresses.isEmpty()
                    && progresses.get(progresses.size() - 1).step() >= stopAfterStep;
        }

        @Override
        public void scalar(String tag, long step, double value) {
            recording.scalar(tag, step, value);
        }

        @Override
        public void matrix(String tag, Matrix matrix) {
            recording.matrix(tag, matrix);
        }

        @Override
        public void image(String tag, Image image) {
            recording.image(tag, image);
        }

        public Checkpoint last() {
            return checkpoints.get(checkpoints.size() - 1);
        }
    }
}
