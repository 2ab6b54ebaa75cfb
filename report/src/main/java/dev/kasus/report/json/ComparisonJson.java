package dev.kasus.report.json;

import dev.kasus.diagnosis.Finding;
import dev.kasus.report.Best;
import dev.kasus.report.RunReport;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Several runs side by side as JSON; {@code docs/commands.md} describes it. The components below are its keys, in kebab case. */
public final class ComparisonJson {
    private static final int VERSION = 1;

    private ComparisonJson() {}

    /**
     * The whole text, ending with a line break.
     *
     * @param page where the page of the comparison was written
     */
    public static String text(List<RunReport> reports, String page) {
        return JsonText.of(new Document(
                VERSION,
                page,
                IntStream.range(0, reports.size())
                        .mapToObj(run -> Entry.of(reports, run))
                        .toList()));
    }

    private record Document(int version, String page, List<Entry> runs) {}

    private record Entry(
            String run,
            @Nullable String state,
            int epochs,
            @Nullable Double validationAccuracy,
            @Nullable Double bestValidationAccuracy,
            @Nullable Integer bestEpoch,
            @Nullable Double trainingAccuracy,
            String verdict,
            List<String> present,
            int unknown,
            List<String> warnings,
            @Nullable List<String> difference) {
        static Entry of(List<RunReport> reports, int run) {
            RunReport report = reports.get(run);
            Best best = Best.of(report.recording(), Signals.VALIDATION_ACCURACY.tag(), true);
            return new Entry(
                    report.run(),
                    report.state().isEmpty() ? null : report.state(),
                    report.recording().epochs(),
                    last(report, Signals.VALIDATION_ACCURACY),
                    finite(best.value()),
                    best.epoch() == 0 ? null : best.epoch(),
                    last(report, Signals.TRAIN_ACCURACY),
                    report.verdict(),
                    report.diagnosis().present().stream().map(Finding::id).toList(),
                    report.diagnosis().unknown().size(),
                    report.warnings(),
                    RunReport.recipeDifference(reports, run).orElse(null));
        }

        private static @Nullable Double last(RunReport report, Signal signal) {
            return finite(report.recording().series(signal).last());
        }

        private static @Nullable Double finite(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }
}
