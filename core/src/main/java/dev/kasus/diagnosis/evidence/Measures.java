package dev.kasus.diagnosis.evidence;

import java.util.List;
import java.util.stream.Stream;

/** Every measure. */
public final class Measures {
    private static final List<Measure> ALL = Stream.of(
                    LearningMeasures.all(),
                    FlowMeasures.all(),
                    NormMeasures.all(),
                    InputMeasures.all(),
                    ClassMeasures.all(),
                    NetMeasures.all())
            .flatMap(List::stream)
            .toList();

    private Measures() {}

    /** All, in reading order. */
    public static List<Measure> all() {
        return ALL;
    }
}
