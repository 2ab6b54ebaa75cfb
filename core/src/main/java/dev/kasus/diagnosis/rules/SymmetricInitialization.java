package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units that begin alike stay alike. */
final class SymmetricInitialization extends LearningCause {
    /** Two units alike by accident are nothing; half a layer alike is no accident. */
    private static final double TWINS = 0.5;

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
        return "Units of a layer begin with equal weights: they compute the same, get the same gradient and stay the same, so a layer is worth one unit.";
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe, TrainingSkill fit) {
        List<String> hidden = recording.subjects(Signals.DUPLICATE_UNIT_FRACTION);
        if (hidden.size() < 2) {
            return null;
        }
        // Units of the last layer have targets of their own, which separate them.
        hidden = hidden.subList(0, hidden.size() - 1);
        List<String> alike = new ArrayList<>();
        String worst = hidden.get(0);
        for (String layer : hidden) {
            double share = share(recording, layer);
            worst = share > share(recording, worst) ? layer : worst;
            if (share >= TWINS) {
                alike.add(layer);
            }
        }
        double most = share(recording, worst);
        Evidence seen = new Evidence(
                Signals.DUPLICATE_UNIT_FRACTION.of(worst),
                0,
                0,
                most,
                TWINS,
                NumberPhrase.percent(most) + " of the units of " + worst
                        + " begin with the weights of another of its units; from " + NumberPhrase.percent(TWINS)
                        + " on a layer is not worth its units.");
        return alike.isEmpty() ? Suspicion.none(seen) : Suspicion.of(SEVERITY, alike, seen);
    }

    private static double share(Recording recording, String layer) {
        Series series = recording.series(Signals.DUPLICATE_UNIT_FRACTION, layer);
        return series.isEmpty() ? 0 : series.value(0);
    }
}
