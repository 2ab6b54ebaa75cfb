package dev.kasus.torch;

import dev.kasus.run.Recorder;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.util.List;

/** How well each class is told from the others on the validation split. */
final class ClassProbe implements EpochProbe {
    private final List<String> classes;

    ClassProbe(List<String> classes) {
        this.classes = classes;
    }

    @Override
    public boolean isDue(WatchSchedule schedule, int epoch, boolean last) {
        return schedule.watchesClasses();
    }

    @Override
    public void read(long step, Evaluation validation, Recorder recorder) {
        ClassMetrics metrics = new ClassMetrics(validation);
        for (int c = 0; c < classes.size(); c++) {
            recorder.scalar(Signals.CLASS_AUC.of(classes.get(c)), step, metrics.auc(c));
            recorder.scalar(Signals.CLASS_PRECISION.of(classes.get(c)), step, metrics.precision(c));
            recorder.scalar(Signals.CLASS_RECALL.of(classes.get(c)), step, metrics.recall(c));
        }
        recorder.matrix(Signals.CONFUSION.tag(), new Matrix(step, classes.size(), classes.size(), metrics.confusion()));
    }
}
