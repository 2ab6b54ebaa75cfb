package dev.kasus.torch;

import dev.kasus.run.Recorder;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.util.List;

/** Records how well each class is told from the others, from the answers on the validation split. */
final class ClassProbe {
    private final List<String> classes;

    ClassProbe(List<String> classes) {
        this.classes = classes;
    }

    void read(Evaluation evaluation, long step, Recorder recorder) {
        ClassMetrics metrics = new ClassMetrics(evaluation);
        for (int c = 0; c < classes.size(); c++) {
            recorder.scalar(Signals.CLASS_AUC.of(classes.get(c)), step, metrics.auc(c));
            recorder.scalar(Signals.CLASS_PRECISION.of(classes.get(c)), step, metrics.precision(c));
            recorder.scalar(Signals.CLASS_RECALL.of(classes.get(c)), step, metrics.recall(c));
        }
        recorder.matrix(Signals.CONFUSION.tag(), new Matrix(step, classes.size(), classes.size(), metrics.confusion()));
    }
}
