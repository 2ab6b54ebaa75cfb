package dev.kasus.bench.accuracy;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Locale;

/**
 * One run of a subject and what the rules said of it.
 *
 * @param trainAccuracy at the end, on training images as in validation
 * @param validationAccuracy at the end
 * @param present ids of what was found, in rank order
 * @param unknown ids of what could not be looked for
 */
record SubjectRun(
        Subject subject,
        long seed,
        double trainAccuracy,
        double validationAccuracy,
        List<String> present,
        List<String> unknown) {

    static SubjectRun of(Subject subject, long seed, Recording recording, Diagnosis diagnosis) {
        return new SubjectRun(
                subject,
                seed,
                recording.series(Signals.EVAL_MODE_TRAIN_ACCURACY).last(),
                recording.series(Signals.VALIDATION_ACCURACY).last(),
                diagnosis.present().stream().map(Finding::id).toList(),
                diagnosis.unknown().stream().map(Finding::id).toList());
    }

    /** Whether the right cause is among the first so many; of a healthy subject, whether nothing was found. */
    boolean hit(int within) {
        return subject.isHealthy()
                ? present.isEmpty()
                : present.stream().limit(within).anyMatch(subject.causes()::contains);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-20s seed %3d  train %.3f  validation %.3f  %s",
                subject.name(),
                seed,
                trainAccuracy,
                validationAccuracy,
                found());
    }

    String found() {
        String said = present.isEmpty() ? "healthy" : String.join(", ", present);
        return unknown.isEmpty() ? said : said + " (unknown: " + String.join(", ", unknown) + ")";
    }
}
