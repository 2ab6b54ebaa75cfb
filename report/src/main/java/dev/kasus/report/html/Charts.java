package dev.kasus.report.html;

import dev.kasus.report.NumberText;
import dev.kasus.report.RunLetter;
import dev.kasus.report.RunReport;
import dev.kasus.report.svg.Chart;
import dev.kasus.report.svg.Curve;
import dev.kasus.report.svg.EvidenceWindow;
import dev.kasus.report.svg.Points;
import dev.kasus.report.svg.Span;
import dev.kasus.report.svg.Timeline;
import dev.kasus.report.svg.Window;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/** The charts of some runs: one for each kind of signal, with the curves of all runs. */
final class Charts {
    private static final int CELLS = 240;

    private final List<RunReport> reports;
    private final List<Timeline> timelines;
    private final Citations citations;

    Charts(List<RunReport> reports, List<Timeline> timelines, Citations citations) {
        this.reports = reports;
        this.timelines = timelines;
        this.citations = citations;
    }

    private record Line(String label, Signal signal) {}

    /** The learning curves. */
    List<Chart> learning() {
        return charts(
                chart(
                        "accuracy",
                        "Accuracy",
                        "",
                        line("validation", Signals.VALIDATION_ACCURACY),
                        line("train", Signals.TRAIN_ACCURACY),
                        line("train, eval mode", Signals.EVAL_MODE_TRAIN_ACCURACY)),
                chart(
                        "loss",
                        "Loss",
                        "",
                        line("validation", Signals.VALIDATION_LOSS),
                        line("train", Signals.TRAIN_LOSS),
                        line("train, eval mode", Signals.EVAL_MODE_TRAIN_LOSS)),
                chart("batch-loss", "Loss per batch", "", line("batch", Signals.STEP_LOSS)),
                chart("learning-rate", "Learning rate", "", line("rate", Signals.LEARNING_RATE)),
                chart(
                        "gradient-norm",
                        "Gradient norm",
                        "Global norm of all weights' gradients, before clipping.",
                        line("gradient", Signals.GRADIENT_NORM)));
    }

    /** Validation under three kinds of batch-norm statistics. */
    List<Chart> batchNorm() {
        String about = "The same weights and validation images, with three kinds of batch-norm statistics.";
        return charts(
                chart(
                        "batch-norm-accuracy",
                        "Validation accuracy",
                        about,
                        line("running", Signals.ACCURACY_RUNNING_STATISTICS),
                        line("batch", Signals.ACCURACY_BATCH_STATISTICS),
                        line("re-estimated", Signals.ACCURACY_REESTIMATED_STATISTICS)),
                chart(
                        "batch-norm-loss",
                        "Validation loss",
                        about,
                        line("running", Signals.LOSS_RUNNING_STATISTICS),
                        line("batch", Signals.LOSS_BATCH_STATISTICS),
                        line("re-estimated", Signals.LOSS_REESTIMATED_STATISTICS)));
    }

    private static Line line(String label, Signal signal) {
        return new Line(label, signal);
    }

    private static List<Chart> charts(Chart... charts) {
        return List.of(charts).stream()
                .filter(chart -> !chart.curves().isEmpty())
                .toList();
    }

    private Chart chart(String id, String title, String about, Line... lines) {
        List<Curve> curves = new ArrayList<>();
        List<Window> windows = new ArrayList<>();
        String tag = "";
        for (int run = 0; run < reports.size(); run++) {
            Timeline timeline = timelines.get(run);
            for (int style = 0; style < lines.length; style++) {
                tag = lines[style].signal().tag();
                Points points = Points.of(reports.get(run).recording().series(tag), timeline);
                if (points.size() > 0) {
                    String label = RunLetter.of(run, reports.size()) + lines[style].label();
                    curves.add(new Curve(label, tag, run, style, points.thinned(CELLS)));
                    windows.addAll(windows(run, tag));
                }
            }
        }
        List<Points> all = curves.stream().map(Curve::points).toList();
        boolean shares = NumberText.isShare(tag);
        return new Chart(
                id,
                title,
                about,
                shares ? Span.ofShares(all) : Span.of(all, NumberText.isLogarithmic(tag)),
                shares,
                timelines.isEmpty() ? "step" : timelines.get(0).unit(),
                curves,
                windows.stream().distinct().toList());
    }

    private List<Window> windows(int run, String tag) {
        Timeline timeline = timelines.get(run);
        Series series = reports.get(run).recording().series(tag);
        return citations.of(run, tag).stream()
                .map(citation -> citation.evidence())
                .filter(evidence -> new EvidenceWindow(evidence, series).isOnSeries())
                .map(evidence -> new Window(run, timeline.at(evidence.fromStep()), timeline.at(evidence.toStep())))
                .toList();
    }
}
