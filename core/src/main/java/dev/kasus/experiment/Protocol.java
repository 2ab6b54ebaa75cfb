package dev.kasus.experiment;

import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Map;

/** The plan of an experiment for one run: the criteria, the variants to train, and the evaluation. It is pure. */
public interface Protocol {

    /** The criteria for each cause, fixed before anything runs. */
    List<Expectation> expectations();

    /**
     * The variants to train next; empty when no more are needed. A bisection asks several times.
     *
     * @param done recording of each trained variant, by its id
     */
    List<Variant> next(Map<String, Recording> done);

    /** The largest number of variants, to estimate the time left. */
    int mostVariants();

    /** Evaluates the trained variants; called when {@link #next} is empty. */
    List<ExperimentOutcome> read(Map<String, Recording> done);
}
