package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Uses larger batches. */
public final class LargerBatch implements Remedy {
    private static final int FACTOR = 4;
    private static final int LEAST = 32;
    private static final int MOST = 256;

    @Override
    public String id() {
        return "larger-batch";
    }

    @Override
    public String title() {
        return "Larger batch";
    }

    @Override
    public String about() {
        return "Four times as many images in each batch, at least 32 and at most 256. Gradients and batch "
                + "statistics are less noisy.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        int now = recipe.training().batchSize();
        if (now >= MOST) {
            return Optional.empty();
        }
        int larger = Math.min(MOST, Math.max(LEAST, FACTOR * now));
        return Treatment.of(
                this,
                recipe,
                "batch size from " + now + " to " + larger,
                new Edit.Set("training.batch-size", Tree.scalar((long) larger)),
                new Code(
                        List.of("model.fit(training_images, training_labels, batch_size=" + larger + ")"),
                        List.of("loader = torch.utils.data.DataLoader(training_set, batch_size=" + larger
                                + ", shuffle=True)"),
                        List.of("builder.setSampling(" + larger + ", true);  // of the training set")));
    }
}
