package dev.kasus.remedy;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Schedule;
import java.util.List;

/** Edits that give a key of the training a typed value. */
public final class TrainingEdits {
    private TrainingEdits() {}

    public static Edit number(String key, double value) {
        return new Edit.Set("training." + key, Tree.scalar(value));
    }

    public static Edit schedule(Schedule schedule) {
        return new Edit.Set("training.schedule", TreeWriter.write(schedule, Schedule.class));
    }

    public static Edit optimizer(Optimizer optimizer) {
        return new Edit.Set("training.optimizer", TreeWriter.write(optimizer, Optimizer.class));
    }

    public static Edit augmentation(List<Augmentation> augmentation) {
        return new Edit.Set("training.augmentation", TreeWriter.write(augmentation, List.class));
    }
}
