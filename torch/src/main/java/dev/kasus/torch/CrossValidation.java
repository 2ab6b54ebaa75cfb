package dev.kasus.torch;

import dev.kasus.census.HeldOutPredictions;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Cross-validation: predicts every image with a net that was trained on the other folds. */
public final class CrossValidation {
    private final Recipe recipe;
    private final List<String> classes;
    private final ImageSet images;
    private final int threads;

    /**
     * @param recipe to train; its own data are not read
     * @param classes names, in the order of the labels
     * @param images all of them
     * @param threads folds at once, each trained in one thread
     */
    public CrossValidation(Recipe recipe, List<String> classes, ImageSet images, int threads) {
        this.recipe = recipe.with(new Edit.Set("threads", Tree.scalar(1L)));
        this.classes = List.copyOf(classes);
        this.images = images;
        this.threads = threads;
    }

    /**
     * The held-out predictions for all images.
     *
     * @param folds of each image, from 0
     * @param every of the other folds' images only each so-manieth of a class is trained on; 1 for all
     * @param done called after each fold
     * @return nothing if it was stopped
     */
    public Optional<HeldOutPredictions> ask(int[] folds, int every, Runnable done, BooleanSupplier stop) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<List<HeldOutPredictions.Answer>>> work = IntStream.of(folds)
                    .distinct()
                    .sorted()
                    .mapToObj(fold -> (Callable<List<HeldOutPredictions.Answer>>) () -> {
                        List<HeldOutPredictions.Answer> answers = fold(folds, fold, every, stop);
                        done.run();
                        return answers;
                    })
                    .toList();
            List<HeldOutPredictions.Answer> all = new ArrayList<>();
            for (Future<List<HeldOutPredictions.Answer>> answers : workers.invokeAll(work)) {
                all.addAll(answers.get());
            }
            return stop.getAsBoolean() ? Optional.empty() : Optional.of(new HeldOutPredictions(classes, all));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while folds were trained", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private List<HeldOutPredictions.Answer> fold(int[] folds, int fold, int every, BooleanSupplier stop) {
        int[] seen = new int[classes.size()];
        int[] train = IntStream.range(0, folds.length)
                .filter(i -> folds[i] != fold && seen[images.label(i)]++ % every == 0)
                .toArray();
        int[] asked = IntStream.range(0, folds.length)
                .filter(i -> folds[i] == fold && seen[images.label(i)] > 0)
                .toArray();
        if (train.length == 0 || asked.length == 0) {
            return List.of();
        }
        Dataset dataset = new Dataset(classes, images.select(train), images.select(asked), Map.of());
        Keeper keeper = new Keeper(stop);
        new TorchEngine().train(recipe, dataset, ProbePreset.NONE, null, keeper);
        if (keeper.checkpoint == null || stop.getAsBoolean()) {
            return List.of();
        }
        List<double[]> probabilities = new Predictor(
                        recipe, Objects.requireNonNull(keeper.provenance), keeper.checkpoint)
                .probabilities(dataset.validation());
        return IntStream.range(0, asked.length)
                .mapToObj(i -> new HeldOutPredictions.Answer(
                        images.origin(asked[i]), images.label(asked[i]), probabilities.get(i)))
                .toList();
    }

    /** Keeps the last checkpoint. */
    private static final class Keeper extends UnrecordedTraining {
        private @Nullable Provenance provenance;
        private @Nullable Checkpoint checkpoint;

        Keeper(BooleanSupplier stop) {
            super(stop);
        }

        @Override
        public void begins(Provenance own, long fromStep) {
            provenance = own;
        }

        @Override
        public void checkpoint(Checkpoint latest, boolean best) {
            checkpoint = latest;
        }
    }
}
