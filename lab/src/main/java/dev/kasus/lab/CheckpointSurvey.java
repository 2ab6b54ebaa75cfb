package dev.kasus.lab;

import dev.kasus.landscape.Curvature;
import dev.kasus.landscape.LossPath;
import dev.kasus.landscape.WeightSpace;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.run.RunFolder;
import java.util.Arrays;

/** Measures the loss at the latest checkpoints of runs, and on the way from one to another. */
public final class CheckpointSurvey {
    private static final int STATIONS = 21;

    private final WeightSpace space;

    /** A survey in a space of weights. */
    public CheckpointSurvey(WeightSpace space) {
        this.space = space;
    }

    /** The curvature where a run's latest checkpoint is, by the run's own recipe. */
    public Curvature curvature(RunFolder run) {
        Recipe recipe = run.card().recipe();
        return space.curvature(recipe, space.point(recipe, run.latestCheckpoint()));
    }

    /** The loss on the straight line between the latest checkpoints of two runs of the same net on the same data. */
    public LossPath between(RunFolder from, RunFolder to) {
        Recipe recipe = from.card().recipe();
        Recipe other = to.card().recipe();
        if (!recipe.model().layers().equals(other.model().layers())
                || !recipe.data().equals(other.data())) {
            throw new BadInput(
                    from + " and " + to + " are runs of different nets or data",
                    "A straight line between weights needs two runs with the same layers and data.");
        }
        float[] begin = space.point(recipe, from.latestCheckpoint());
        float[] end = space.point(recipe, to.latestCheckpoint());
        double[] losses = space.losses(recipe, LossPath.points(begin, end, STATIONS));
        return new LossPath(
                from.id(),
                to.id(),
                LossPath.distance(begin, end),
                Arrays.stream(losses).boxed().toList());
    }
}
