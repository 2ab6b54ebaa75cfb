package dev.kasus.bench.accuracy;

import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;

/**
 * How good a net was at the end of its training.
 *
 * @param trainAccuracy on training images, as in validation
 * @param accuracy in validation; NaN if it ended without
 * @param worstClass how well the class is separated that is separated least, as AUC; NaN if that was not recorded
 */
record FinalAccuracy(double trainAccuracy, double accuracy, double worstClass) {

    static FinalAccuracy of(Recording recording) {
        List<String> classes = recording.provenance().map(Provenance::classes).orElse(List.of());
        return new FinalAccuracy(
                recording.series(Signals.EVAL_MODE_TRAIN_ACCURACY).last(),
                recording.series(Signals.VALIDATION_ACCURACY).last(),
                classes.stream()
                        .flatMap(name -> UnlearnedClass.standing(recording, name).stream())
                        .mapToDouble(UnlearnedClass::lowestAuc)
                        .min()
                        .orElse(Double.NaN));
    }
}
