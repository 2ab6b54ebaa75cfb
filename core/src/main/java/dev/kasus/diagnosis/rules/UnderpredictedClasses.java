package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Classes that are separated and yet hardly ever called: their images rank above those of other classes, but not so far that the net would name them. They are
 * not not learnt; the net is biased against them, or their training images are not like those that it is asked about.
 */
final class UnderpredictedClasses {
    /** Of the recall of the middle class. */
    private static final double SELDOM = 0.5;
    /** The recall of fewer images is an accident. */
    private static final int LEAST_IMAGES = 10;

    private UnderpredictedClasses() {}

    /** Each class with less than half of the recall of the middle class, and surely less than that, with that recall as evidence. */
    static Map<UnlearnedClass, Evidence> of(Recording recording) {
        Provenance provenance = recording.provenance().orElseThrow();
        List<String> classes = provenance.classes();
        double middle = Median.of(classes.stream()
                .mapToDouble(
                        name -> recording.series(Signals.CLASS_RECALL, name).last())
                .toArray());
        Map<UnlearnedClass, Evidence> seldom = new LinkedHashMap<>();
        for (int c = 0; c < classes.size(); c++) {
            String name = classes.get(c);
            Series recall = recording.series(Signals.CLASS_RECALL, name);
            int images = provenance.independentValidation().get(c);
            boolean sure = images >= LEAST_IMAGES && ProportionGap.upper(recall.last(), images) < middle;
            if (sure && recall.last() < SELDOM * middle) {
                Evidence evidence = new Evidence(
                        Signals.CLASS_RECALL.of(name),
                        recall.lastStep(),
                        recall.lastStep(),
                        recall.last(),
                        SELDOM * middle,
                        "Of the validation images of " + name + " " + NumberPhrase.percent(recall.last())
                                + " are called so, of the middle class's " + NumberPhrase.percent(middle)
                                + ", though the net ranks them above others.");
                UnlearnedClass.standing(recording, name).ifPresent(standing -> seldom.put(standing, evidence));
            }
        }
        return seldom;
    }
}
