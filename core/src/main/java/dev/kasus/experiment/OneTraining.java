package dev.kasus.experiment;

import dev.kasus.run.Recording;
import java.util.List;
import java.util.Map;

/** A protocol with a single training. */
public interface OneTraining extends Protocol {

    /** The variant to train. */
    Variant variant();

    @Override
    default List<Variant> next(Map<String, Recording> done) {
        return done.isEmpty() ? List.of(variant()) : List.of();
    }

    @Override
    default int mostVariants() {
        return 1;
    }
}
