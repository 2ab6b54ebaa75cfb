package dev.kasus.report;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.run.Recording;
import java.util.List;

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
 */
public record RunReport(
        String run, String path, String state, Recording recording, Diagnosis diagnosis, List<String> warnings) {
    /** Copies the list. */
    public RunReport {
        warnings = List.copyOf(warnings);
    }

    /** Whether the training ended before its time and can be gone on with. */
    boolean isUnfinished() {
        return state.equals("interrupted") || state.equals("killed");
    }

    /** The same run under another diagnosis. */
    public RunReport with(Diagnosis other) {
        return new RunReport(run, path, state, recording, other, warnings);
    }

    /** The verdict in one sentence, without a full stop. */
    public String verdict() {
        return Headline.of(this).sentence();
    }
}
