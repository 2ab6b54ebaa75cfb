package dev.kasus.report;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.RecipeDiff;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a report of one run shows, in any format.
 *
 * @param run name of the run
 * @param path of its folder, as the user gave it; suggested commands use it
 * @param state one of {@code running}, {@code killed}, {@code finished}, {@code interrupted}, {@code diverged}; empty if unknown
 * @param recording what was recorded
 * @param diagnosis of the run
 * @param warnings about what could not be read, a sentence each
 * @param trial of its treatments, if one was begun
 */
public record RunReport(
        String run,
        String path,
        String state,
        Recording recording,
        Diagnosis diagnosis,
        List<String> warnings,
        Optional<TrialReport> trial) {
    /** Copies the list. */
    public RunReport {
        warnings = List.copyOf(warnings);
    }

    /** A run that was not treated. */
    public RunReport(
            String run, String path, String state, Recording recording, Diagnosis diagnosis, List<String> warnings) {
        this(run, path, state, recording, diagnosis, warnings, Optional.empty());
    }

    /** Whether the training stopped early and can be resumed. */
    boolean isUnfinished() {
        return state.equals("interrupted") || state.equals("killed");
    }

    /** The verdict in one sentence, without a full stop. */
    public String verdict() {
        return Headline.of(this).sentence();
    }

    /** The same run under another diagnosis. */
    public RunReport with(Diagnosis other) {
        return new RunReport(run, path, state, recording, other, warnings, trial);
    }

    /** The same run under another name. */
    public RunReport named(String other) {
        return new RunReport(other, path, state, recording, diagnosis, warnings, trial);
    }

    /** The same run with its trial. */
    public RunReport with(TrialReport begun) {
        return new RunReport(run, path, state, recording, diagnosis, warnings, Optional.of(begun));
    }

    /** The same run with one more warning. */
    public RunReport warned(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new RunReport(run, path, state, recording, diagnosis, more, trial);
    }

    /** Lines in which the recipe of a run differs from that of the first; empty if one of the two is unknown. */
    public static Optional<List<String>> recipeDifference(List<RunReport> reports, int run) {
        Optional<Recipe> first = reports.get(0).recording().recipe();
        Optional<Recipe> other = reports.get(run).recording().recipe();
        return first.isPresent() && other.isPresent()
                ? Optional.of(RecipeDiff.between(first.get(), other.get()))
                : Optional.empty();
    }
}
