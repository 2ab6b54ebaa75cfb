package dev.kasus.report;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.RecipeDiff;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is told of one run, whatever it is told in.
 *
 * @param run name of the run
 * @param path of its folder, as the person named it: what commands about it are given
 * @param state how far it is: {@code running}, {@code killed}, {@code finished}, {@code interrupted}, {@code diverged}; empty where
 *     the recording does not say
 * @param recording what was recorded
 * @param diagnosis what the rules think of it
 * @param warnings what could not be read, a sentence each
 * @param trial what the trial of its treatments has come to, if one was begun
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

    /** Whether the training ended before its time and can be gone on with. */
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

    /** The same run with one more thing that could not be read. */
    public RunReport warned(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new RunReport(run, path, state, recording, diagnosis, more, trial);
    }

    /** Lines that the recipe of a run does not have in common with the first; empty where one of the two is not known. */
    public static Optional<List<String>> recipeDifference(List<RunReport> reports, int run) {
        Optional<Recipe> first = reports.get(0).recording().recipe();
        Optional<Recipe> other = reports.get(run).recording().recipe();
        return first.isPresent() && other.isPresent()
                ? Optional.of(RecipeDiff.between(first.get(), other.get()))
                : Optional.empty();
    }
}
