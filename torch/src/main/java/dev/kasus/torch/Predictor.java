package dev.kasus.torch;

import dev.kasus.data.image.ImageSet;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.batch.Normalizer;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.Threads;
import dev.kasus.torch.training.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;

/** Predicts class probabilities with a trained network. */
public final class Predictor {
    private final Recipe recipe;
    private final Provenance provenance;
    private final Checkpoint checkpoint;

    /**
     * @param recipe what was trained
     * @param provenance of the run: its classes and the statistics of its channels
     * @param checkpoint weights and running statistics
     */
    public Predictor(Recipe recipe, Provenance provenance, Checkpoint checkpoint) {
        this.recipe = recipe;
        this.provenance = provenance;
        this.checkpoint = checkpoint;
    }

    /** The probability of each class for each image, in the order of the classes in the provenance. */
    public List<double[]> probabilities(ImageSet images) {
        Threads.use(provenance.threads());
        try (PointerScope scope = new PointerScope()) {
            Network network = Network.of(recipe, provenance.classes().size());
            Snapshot.restore(checkpoint, network);
            Normalizer normalizer =
                    Normalizer.of(recipe.data().normalization(), provenance.channelMeans(), provenance.channelStds());
            Evaluation evaluation = Evaluation.of(
                    network,
                    new Batches(images, Evaluation.batch(images.side())),
                    IntStream.range(0, images.count()).toArray(),
                    normalizer,
                    ForwardMode.validation(network.statistics(), ForwardHook.NONE),
                    Evaluation.batch(images.side()));
            List<double[]> probabilities = new ArrayList<>();
            for (int i = 0; i < images.count(); i++) {
                probabilities.add(evaluation.softmax(i));
            }
            return probabilities;
        }
    }
}
