package dev.kasus.remedy.optimization;

import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.recipe.training.EarlyStopping;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import dev.kasus.remedy.TrainingEdits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lengthens a training by a factor: epochs, steps and schedule, but not the warm-up. */
public final class LongerSchedule {
    private LongerSchedule() {}

    /** The edits that give a recipe the longer training. */
    public static Edit edit(Training training, int times) {
        Training after = training(training, times);
        List<Edit> edits = new ArrayList<>(List.of(set("epochs", (long) after.epochs())));
        if (after.steps() != null) {
            edits.add(set("steps", after.steps()));
        }
        if (!after.schedule().equals(training.schedule())) {
            edits.add(TrainingEdits.schedule(after.schedule()));
        }
        if (after.earlyStopping() != null) {
            edits.add(new Edit.Set(
                    "training.early-stopping", TreeWriter.write(after.earlyStopping(), EarlyStopping.class)));
        }
        if (after.freezeStatisticsAfter() != null) {
            edits.add(set("freeze-statistics-after", (long) after.freezeStatisticsAfter()));
        }
        return edits.size() == 1 ? edits.get(0) : new Edit.All(edits);
    }

    private static Edit set(String key, long value) {
        return new Edit.Set("training." + key, Tree.scalar(value));
    }

    static Training training(Training it, int times) {
        return new Training(
                longer(it.epochs(), times),
                it.steps() == null ? null : Long.valueOf(it.steps() * times),
                it.batchSize(),
                it.learningRate(),
                it.optimizer(),
                schedule(it.schedule(), times),
                it.warmUpSteps(),
                it.l1(),
                it.l2(),
                it.clipNorm(),
                it.clipValue(),
                it.loss(),
                it.sampling(),
                it.augmentation(),
                patient(it.earlyStopping(), times),
                it.reestimateStatistics(),
                it.freezeStatisticsAfter() == null ? null : Integer.valueOf(longer(it.freezeStatisticsAfter(), times)),
                it.recycleDeadUnits());
    }

    private static @Nullable EarlyStopping patient(@Nullable EarlyStopping stopping, int times) {
        return stopping == null
                ? null
                : new EarlyStopping(stopping.metric(), longer(stopping.patience(), times), stopping.minimumChange());
    }

    /** Schedules that span the whole training scale by themselves. */
    private static Schedule schedule(Schedule schedule, int times) {
        if (schedule instanceof Schedule.Step it) {
            return new Schedule.Step(longer(it.every(), times), it.factor());
        } else if (schedule instanceof Schedule.Exponential it) {
            return new Schedule.Exponential(root(it.factor(), times));
        } else if (schedule instanceof Schedule.ReduceOnPlateau it) {
            return new Schedule.ReduceOnPlateau(
                    it.factor(), longer(it.patience(), times), it.minimumChange(), it.minimum());
        } else if (schedule instanceof Schedule.Triangular it) {
            return new Schedule.Triangular(it.base(), it.max(), longer(it.stepSize(), times));
        } else if (schedule instanceof Schedule.Triangular2 it) {
            return new Schedule.Triangular2(it.base(), it.max(), longer(it.stepSize(), times));
        } else if (schedule instanceof Schedule.ExpRange it) {
            return new Schedule.ExpRange(it.base(), it.max(), longer(it.stepSize(), times), root(it.gamma(), times));
        } else if (schedule instanceof Schedule.KerasDecay it) {
            return new Schedule.KerasDecay(NumberLiteral.round(it.decay() / times));
        }
        return schedule;
    }

    private static double root(double factor, int times) {
        return NumberLiteral.round(Math.pow(factor, 1.0 / times));
    }

    private static int longer(int epochs, int times) {
        return (int) Math.min(1_000_000, (long) epochs * times);
    }
}
