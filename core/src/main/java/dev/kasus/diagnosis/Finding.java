package dev.kasus.diagnosis;

/**
 * A rule's opinion of a run, with its place on the ladder.
 *
 * @param id of the cause
 * @param title of the cause
 * @param opinion what the rule thinks
 * @param rung how well it is shown
 * @param onsetEpoch the epoch since when, from 1; 0 if it is not present or cannot be told
 */
public record Finding(String id, String title, Opinion opinion, Rung rung, int onsetEpoch) {

    /** Whether the cause is there. */
    public boolean isPresent() {
        return opinion instanceof Opinion.Present;
    }
}
