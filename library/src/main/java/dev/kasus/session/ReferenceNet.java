package dev.kasus.session;

import dev.kasus.census.Census;
import dev.kasus.census.CrossValidationResult;
import dev.kasus.census.Folds;
import dev.kasus.census.HeldOutPredictions;
import dev.kasus.census.Picture;
import dev.kasus.data.Datasets;
import dev.kasus.data.folder.FolderReading;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.image.JoinedImages;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.records.recipe.Presets;
import dev.kasus.torch.CrossValidation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** The preset {@code plain}, trained on parts of a folder and asked about the rest. */
public final class ReferenceNet {
    private static final int FOLDS = 5;
    /** Enough for the net to settle, however few pictures there are. */
    private static final int LEAST_STEPS = 1000;

    private static final int MOST_EPOCHS = 100;

    private final FolderReading folder;
    private final Census census;
    private final int threads;

    public ReferenceNet(FolderReading folder, Census census, int threads) {
        this.folder = folder;
        this.census = census;
        this.threads = threads;
    }

    /** What its answers show; nothing if it was stopped. */
    public Optional<CrossValidationResult> teach(LoadProgress display, BooleanSupplier stop) {
        Recipe plain = Presets.read("plain")
                .with(new Edit.All(List.of(
                        new Edit.Set("data.source", TreeWriter.brief(folder.source(), Source.class)),
                        new Edit.Set("data.split", Tree.scalar("random")))));
        display.begin("reading pictures for the reference net");
        Dataset dataset = Datasets.load(plain.data(), display);
        ImageSet images = new JoinedImages(dataset.train(), dataset.validation());
        Recipe recipe = plain.with(new Edit.Set("training.epochs", Tree.scalar((long) epochs(plain, images.count()))));
        CrossValidation net = new CrossValidation(recipe, dataset.classes(), images, threads);
        Map<String, String> groups = new HashMap<>();
        census.pictures().forEach(picture -> groups.put(picture.name(), picture.group()));
        List<String> labels = IntStream.range(0, images.count())
                .mapToObj(i -> dataset.classes().get(images.label(i)))
                .toList();
        List<String> own = IntStream.range(0, images.count())
                .mapToObj(i -> groups.getOrDefault(images.origin(i), ""))
                .toList();
        List<String> none = labels.stream().map(label -> "").toList();
        boolean grouped = census.pictures().stream().map(Picture::group).noneMatch(String::isEmpty);
        display.begin("training the reference net");
        AtomicInteger done = new AtomicInteger();
        int all = FOLDS * (grouped ? 3 : 2);
        Runnable told = () -> display.loaded(done.incrementAndGet(), all);
        int[] folds = Folds.of(labels, own, FOLDS, 0);
        Optional<HeldOutPredictions> whole = net.ask(folds, 1, told, stop);
        Optional<HeldOutPredictions> half = whole.flatMap(answers -> net.ask(folds, 2, told, stop));
        if (half.isEmpty()) {
            return Optional.empty();
        }
        if (!grouped) {
            return Optional.of(new CrossValidationResult(whole.get(), half.get(), null));
        }
        return net.ask(Folds.of(labels, none, FOLDS, 0), 1, told, stop)
                .map(torn -> new CrossValidationResult(whole.get(), half.get(), torn));
    }

    private static int epochs(Recipe recipe, int images) {
        int steps = Math.max(1, images * (FOLDS - 1) / FOLDS / recipe.training().batchSize());
        return Math.max(recipe.training().epochs(), Math.min(MOST_EPOCHS, LEAST_STEPS / steps));
    }
}
