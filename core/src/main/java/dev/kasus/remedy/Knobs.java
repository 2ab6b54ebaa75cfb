package dev.kasus.remedy;

import dev.kasus.recipe.Augmentation;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Optimizer;
import dev.kasus.recipe.Schedule;
import dev.kasus.recipe.Tree;
import dev.kasus.recipe.TreeWriter;
import java.util.List;

/** Edits that give a knob of the training a typed value. */
final class Knobs {
    private Knobs() {}

    static Edit number(String knob, double value) {
        return new Edit.Set("training." + knob, Tree.scalar(value));
    }

    static Edit schedule(Schedule schedule) {
        return new Edit.Set("training.schedule", TreeWriter.write(schedule, Schedule.class));
    }

    static Edit optimizer(Optimizer optimizer) {
        return new Edit.Set("training.optimizer", TreeWriter.write(optimizer, Optimizer.class));
    }

    static Edit augmentation(List<Augmentation> augmentation) {
        return new Edit.Set("training.augmentation", TreeWriter.write(augmentation, List.class));
    }
}
