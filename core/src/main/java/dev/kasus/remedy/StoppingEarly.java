package dev.kasus.remedy;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.EarlyStopping;
import dev.kasus.recipe.EarlyStopping.Metric;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Training;
import dev.kasus.recipe.TreeWriter;
import java.util.List;
import java.util.Optional;

/** An end of the training when the validation loss no longer falls. */
final class StoppingEarly implements Remedy {
    private static final int SHORTEST_PATIENCE = 3;
    private static final double PATIENCE_OF_TRAINING = 0.1;

    @Override
    public String id() {
        return "early-stopping";
    }

    @Override
    public String title() {
        return "Early stopping";
    }

    @Override
    public String about() {
        return "The training ends when the validation loss has not fallen for a tenth of its epochs, at least 3.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training training = recipe.training();
        int patience = (int) Math.max(SHORTEST_PATIENCE, Math.ceil(PATIENCE_OF_TRAINING * training.epochs()));
        if (training.earlyStopping() != null || patience >= training.epochs()) {
            return Optional.empty();
        }
        EarlyStopping stopping = new EarlyStopping(Metric.VALIDATION_LOSS, patience, 0);
        return Treatment.of(
                this,
                recipe,
                "patience of " + patience + " epochs",
                new Edit.Set("training.early-stopping", TreeWriter.write(stopping, EarlyStopping.class)),
                List.of("keras.callbacks.EarlyStopping(monitor=\"val_loss\", patience=" + patience
                        + ", restore_best_weights=True)"),
                List.of(
                        "if validation_loss < best_loss:",
                        "    best_loss, best_epoch = validation_loss, epoch",
                        "    torch.save(model.state_dict(), \"best.pt\")",
                        "elif epoch - best_epoch >= " + patience + ":",
                        "    break"));
    }
}
