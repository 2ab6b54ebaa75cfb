package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.recipe.training.EarlyStopping;
import dev.kasus.recipe.training.EarlyStopping.Metric;
import dev.kasus.recipe.training.Training;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Stops the training when the validation loss no longer falls. */
public final class StoppingEarly implements Remedy {
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
        return "The training stops when the validation loss has not fallen for a tenth of the epochs, at least 3.";
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
                new Code(
                        List.of("keras.callbacks.EarlyStopping(monitor=\"val_loss\", patience=" + patience
                                + ", restore_best_weights=True)"),
                        List.of(
                                "if validation_loss < best_loss:",
                                "    best_loss, best_epoch = validation_loss, epoch",
                                "    torch.save(model.state_dict(), \"best.pt\")",
                                "elif epoch - best_epoch >= " + patience + ":",
                                "    break"),
                        djl(patience, training.epochs())));
    }

    /** DJL's own listener asks each epoch to beat the one before it, so that noise keeps the training going. */
    private static List<String> djl(int patience, int epochs) {
        return """
                config.addTrainingListeners(TrainingListener.Defaults.logging());
                config.addTrainingListeners(new SaveModelTrainingListener("checkpoints", "net", 1));  // each epoch; load the best
                config.addTrainingListeners(new TrainingListenerAdapter() {  // EarlyStoppingListener knows the epoch before, not the best
                    private float best = Float.POSITIVE_INFINITY;
                    private int since;
                    @Override public void onEpoch(Trainer trainer) {
                        float loss = trainer.getTrainingResult().getValidateLoss();
                        since = loss < best ? 0 : since + 1;
                        best = Math.min(best, loss);
                        if (since >= %d) {
                            throw new EarlyStoppingListener.EarlyStoppedException(trainer.getTrainingResult().getEpoch(), "no longer better");
                        }
                    }
                });
                try {
                    EasyTrain.fit(trainer, %d, trainingSet, validationSet);
                } catch (EarlyStoppingListener.EarlyStoppedException end) {
                    System.out.println("Ended after epoch " + end.getStopEpoch());
                }
                """.formatted(patience, epochs).lines().toList();
    }
}
