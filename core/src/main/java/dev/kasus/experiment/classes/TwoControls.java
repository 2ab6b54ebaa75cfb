package dev.kasus.experiment.classes;

import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Variant;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Map;

/** A protocol with one training, and a second control if that seems to help. */
interface TwoControls extends Protocol {

    /** The variant to train. */
    Variant variant();

    /** The second control. */
    Variant again();

    /** Whether the change helps the unlearned class, compared with the controls so far. */
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
