package dev.kasus.experiment;

import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Map;

/** An experiment as planned for one run: what is expected, what is trained and how that is read. Pure. */
public interface Protocol {

    /** What would speak for and against each cause; said before anything runs. */
    List<Expectation> expectations();

    /**
     * The variants that have to be trained next; empty when nothing more is needed. An experiment that bisects asks several times.
     *
     * @param done recording of each variant that is trained, by its id
     */
    List<Variant> next(Map<String, Recording> done);

    /** The variants that it takes at most, for an estimate of the time left. */
    int mostVariants();

    /** What the trained variants say; called when {@link #next} is empty. */
    List<ExperimentOutcome> read(Map<String, Recording> done);
}
