package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects units of a layer that start with equal weights. */
final class SymmetricInitialization extends LearningCause {
    /** Share of duplicate units; half a layer is no accident. */
    private static final double DUPLICATES = 0.5;

    private static final double SEVERITY = 0.95;

    @Override
    public String id() {
        return "symmetric-initialization";
    }

    @Override
    public String title() {
        return "Symmetric initialisation";
    }

    @Override
    public String about() {
        return "Units of a layer start with equal weights. They compute the same output, get the same gradient and "
                + "stay equal, so the layer acts as a single unit.";
    }

    @Override
    List<Signal> signals() {
        return List.of(Signals.DUPLICATE_UNIT_FRACTION);
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe, TrainingSkill fit) {
        List<String> hidden = recording.subjects(Signals.DUPLICATE_UNIT_FRACTION);
        if (hidden.size() < 2) {
            return null;
        }
        // Units of the last layer have different targets, so they become different.
        hidden = hidden.subList(0, hidden.size() - 1);
        List<String> alike = new ArrayList<>();
        String worst = hidden.get(0);
        for (String layer : hidden) {
            double share = share(recording, layer);
            worst = share > share(recording, worst) ? layer : worst;
            if (share >= DUPLICATES) {
                alike.add(layer);
            }
        }
        double most = share(recording, worst);
        Evidence seen = new Evidence(
                Signals.DUPLICATE_UNIT_FRACTION.of(worst),
                0,
                0,
                most,
                DUPLICATES,
                NumberPhrase.percent(most) + " of the units of " + worst
                        + " start with the same weights as another unit of the layer. The threshold is "
                        + NumberPhrase.percent(DUPLICATES) + ".");
        return alike.isEmpty() ? Suspicion.none(seen) : Suspicion.of(SEVERITY, alike, seen);
    }

    private static double share(Recording recording, String layer) {
        Series series = recording.series(Signals.DUPLICATE_UNIT_FRACTION, layer);
        return series.isEmpty() ? 0 : series.value(0);
    }
}
