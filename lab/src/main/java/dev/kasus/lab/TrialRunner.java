package dev.kasus.lab;

import dev.kasus.message.BadInput;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.State;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a trial to its end: trains what the next interim analysis needs, analyses, and continues with the arms that are
 * not settled.
 */
public final class TrialRunner {
    private final RunPool pool;

    /** A runner that keeps its runs where the pool does. */
    public TrialRunner(RunPool pool) {
        this.pool = pool;
    }

    /**
     * Runs or resumes a trial.
     *
     * @param progress called with the progress of the trainings before the next interim analysis
     * @param analysed called with the outcome after each interim analysis
     * @return the outcome; incomplete if stopped
     */
    public TrialOutcome run(
            Trial trial,
            Metric metric,
            Consumer<PoolProgress> progress,
            Consumer<TrialOutcome> analysed,
            BooleanSupplier stop) {
        Map<Trial.Run, Double> values = new HashMap<>();
        List<Trial.Run> next = trial.next(values);
        while (!next.isEmpty()) {
            List<Job> jobs = next.stream()
                    .map(run -> new Job(run.id(), trial.recipe(run)))
                    .toList();
            Map<String, RunFolder> folders = pool.train(jobs, progress, stop);
            boolean all = true;
            for (Trial.Run run : next) {
                RunFolder folder = Objects.requireNonNull(folders.get(run.id()));
                if (folder.isDone()) {
                    values.put(run, value(metric, folder));
                } else {
                    all = false;
                }
            }
            TrialOutcome outcome = new TrialOutcome(trial, metric, values);
            if (!all) {
                return outcome;
            }
            analysed.accept(outcome);
            next = trial.next(values);
        }
        return new TrialOutcome(trial, metric, values);
    }

    private static double value(Metric metric, RunFolder folder) {
        boolean diverged = folder.card().state() == State.DIVERGED;
        return metric.of(folder.recording(), diverged)
                .orElseThrow(() -> new BadInput(
                        folder + " has not recorded " + metric.title() + " (" + metric.tag() + ")",
                        "Choose a metric that its probes record."));
    }
}
