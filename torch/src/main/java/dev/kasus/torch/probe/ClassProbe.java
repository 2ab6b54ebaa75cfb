package dev.kasus.torch.probe;

import dev.kasus.run.Recorder;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import dev.kasus.torch.evaluation.ClassMetrics;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.RocAuc;
import java.util.List;
import java.util.stream.IntStream;

/** Records metrics of each class on the validation split. */
final class ClassProbe implements EpochProbe {
    private final List<String> classes;

    ClassProbe(List<String> classes) {
        this.classes = classes;
    }

    @Override
    public boolean isDue(ProbeSchedule schedule, int epoch, boolean last) {
        return schedule.watchesClasses();
    }

    @Override
    public void read(long step, Evaluation validation, Recorder recorder) {
        ClassMetrics metrics = new ClassMetrics(validation);
        double[] confidentErrors = metrics.confidentErrors(validation);
        List<RocAuc> rankings =
                IntStream.range(0, classes.size()).mapToObj(metrics::ranking).toList();
        for (int c = 0; c < classes.size(); c++) {
            String name = classes.get(c);
            RocAuc ranking = rankings.get(c);
            recorder.scalar(Signals.CLASS_AUC.of(name), step, ranking.auc());
            recorder.scalar(Signals.CLASS_AUC_STANDARD_ERROR.of(name), step, ranking.error());
            recorder.scalar(Signals.CLASS_OTHER_CLASSES_AUC.of(name), step, others(rankings, c));
            recorder.scalar(Signals.CLASS_PRECISION.of(name), step, metrics.precision(c));
            recorder.scalar(Signals.CLASS_RECALL.of(name), step, metrics.recall(c));
            recorder.scalar(Signals.CLASS_CONFIDENT_ERRORS.of(name), step, confidentErrors[c]);
            ClassMetrics.MostConfused mostConfused = metrics.mostConfused(c);
            if (mostConfused != null) {
                recorder.scalar(Signals.CLASS_MOST_CONFUSED.of(name), step, mostConfused.index());
                recorder.scalar(
                        Signals.CLASS_PAIRWISE_AUC.of(name),
                        step,
                        mostConfused.ranking().auc());
                recorder.scalar(
                        Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR.of(name),
                        step,
                        mostConfused.ranking().error());
            }
        }
        recorder.matrix(Signals.CONFUSION.tag(), new Matrix(step, classes.size(), classes.size(), metrics.confusion()));
    }

    /** The mean of the other classes' AUC, of those that have one. */
    private static double others(List<RocAuc> rankings, int but) {
        return IntStream.range(0, rankings.size())
                .filter(c -> c != but)
                .mapToDouble(c -> rankings.get(c).auc())
                .filter(auc -> !Double.isNaN(auc))
                .average()
                .orElse(Double.NaN);
    }
}
