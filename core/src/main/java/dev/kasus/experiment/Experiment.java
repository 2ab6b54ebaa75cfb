package dev.kasus.experiment;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Optional;

/** A short experiment that separates causes, cheaper than one full training. Pure: somebody else trains what it asks for. */
public interface Experiment {

    /** Its id, such as {@code learning-rate-range-test}; also the name of its page in {@code docs/experiments}. */
    String id();

    /** Its name in a few words, such as "Learning-rate range test". */
    String title();

    /** What it does and what that tells, in one or two sentences. */
    String about();

    /** The ids of the causes that it can speak for or against. */
    List<String> causes();

    /**
     * What it would do for a run.
     *
     * @param recording of the run, with its recipe
     * @param observed what the rules, and the experiments before it, think of the run
     * @return empty if there is nothing to learn: the run has no recipe, nothing to edit, or no suspicion that this could settle
     */
    Optional<Protocol> plan(Recording recording, Diagnosis observed);
}
