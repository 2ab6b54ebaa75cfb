package dev.kasus.experiment.classes;

import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Variant;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Map;

/** A protocol that takes one training, and a second control where that seems to help. */
interface TwoControls extends Protocol {

    /** What is trained. */
    Variant variant();

    /** The second control. */
    Variant again();

    /** Whether, by the controls that there are, the unlearned class owes something to the change. */
    boolean seemsToHelp(Map<String, Recording> done);

    @Override
    default List<Variant> next(Map<String, Recording> done) {
        if (done.isEmpty()) {
            return List.of(variant());
        }
        return !SecondControl.isDone(done) && seemsToHelp(done) ? List.of(again()) : List.of();
    }

    @Override
    default int mostVariants() {
        return 2;
    }
}
