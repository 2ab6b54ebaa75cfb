package dev.kasus.report;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.run.Recording;
import java.util.List;

/**
 * What is told of one run, whatever it is told in.
 *
 * @param run name of the run
 * @param state how far it is: {@code running}, {@code killed}, {@code finished}, {@code interrupted}, {@code diverged}; empty where
 *     the recording does not say
 * @param recording what was recorded
 * @param diagnosis what the rules think of it
 * @param warnings what could not be read, a sentence each
 */
public record RunReport(String run, String state, Recording recording, Diagnosis diagnosis, List<String> warnings) {
    /** Copies the list. */
    public RunReport {
        warnings = List.copyOf(warnings);
    }

    /** The verdict in one sentence, without a full stop. */
    public String verdict() {
        return Headline.of(this).sentence();
    }
}
