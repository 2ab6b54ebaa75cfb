package dev.kasus.bench;

/**
 * What a doctor has made of a patient.
 *
 * @param who it was
 * @param tried how many edits were trained
 * @param chosen which of them was best under the patient's own seed, from 1; 0 if none was better than doing nothing
 * @param gap of the healthy recipe over the chosen one in validation accuracy, mean over fresh seeds
 * @param steps of training spent, the range test included
 */
record Repair(Patient patient, String who, int tried, int chosen, double gap, long steps) {
    /** As good as healthy: at most two points below. */
    private static final double CLOSE = 0.02;

    boolean isRepaired() {
        return gap <= CLOSE;
    }
}
