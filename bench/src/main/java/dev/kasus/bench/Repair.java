package dev.kasus.bench;

/**
 * What a doctor has made of a patient.
 *
 * @param who it was
 * @param tried how many edits were trained
 * @param kept how many of them were better than what was before, under the patient's own seed
 * @param gap of the healthy recipe over the one with all that was kept, in validation accuracy, mean over fresh seeds
 * @param steps of training spent, the range test included
 */
record Repair(Patient patient, String who, int tried, int kept, double gap, long steps) {
    /** As good as healthy: at most two points below. */
    private static final double CLOSE = 0.02;

    boolean isRepaired() {
        return gap <= CLOSE;
    }
}
