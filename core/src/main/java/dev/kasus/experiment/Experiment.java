package dev.kasus.experiment;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Optional;

/**
 * A short controlled experiment that distinguishes causes, cheaper than a full training. It is pure: an engine trains
 * the variants that it plans.
 */
public interface Experiment {

    /** Its id, such as {@code learning-rate-range-test}; also the name of its page in {@code docs/experiments}. */
    String id();

    /** Its name in a few words, such as "Learning-rate range test". */
    String title();

    /** What it does and what the result shows, in one or two sentences. */
    String about();

    /** The ids of the causes that it can support or reject. */
    List<String> causes();

    /**
     * Plans the experiment for a run.
     *
     * @param recording of the run, with its recipe
     * @param observed the diagnosis by rules and earlier experiments
     * @return empty if it does not apply: the run has no recipe, nothing to edit, or no cause that this could decide
     */
    Optional<Protocol> plan(Recording recording, Diagnosis observed);
}
