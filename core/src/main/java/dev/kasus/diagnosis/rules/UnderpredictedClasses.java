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
 * Classes that are separated by AUC but rarely predicted. They are not unlearned: the net is biased against them, or
 * their training images differ from their validation images.
 */
final class UnderpredictedClasses {
    /** Share of the recall of the median class. */
    private static final double SELDOM = 0.5;
    /** Least number of images for a recall. */
    private static final int LEAST_IMAGES = 10;

    private UnderpredictedClasses() {}

    /** Each class with a recall below half of the median class, with statistical confidence, and its evidence. */
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
                        "Validation recall of " + name + " is " + NumberPhrase.percent(recall.last()) + ", that of "
                                + "the median class " + NumberPhrase.percent(middle) + ", although the net ranks "
                                + "its images above those of other classes.");
                UnlearnedClass.standing(recording, name).ifPresent(standing -> seldom.put(standing, evidence));
            }
        }
        return seldom;
    }
}
