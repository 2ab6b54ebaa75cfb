package dev.kasus.diagnosis;

/** The level of evidence of a finding, from weakest to strongest. */
public enum EvidenceLevel {
    /** Seen in one recording: a correlation. */
    OBSERVED,
    /** Confirmed or rejected by short controlled experiments. */
    PROBED,
    /** Confirmed by a paired trial of a remedy. */
    PROVEN
}
