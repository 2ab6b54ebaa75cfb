package dev.kasus.diagnosis;

/** How far up the ladder of proof a finding has climbed. */
public enum EvidenceLevel {
    /** Seen in one recording. */
    OBSERVED,
    /** Separated by short experiments. */
    PROBED,
    /** Shown by paired trials. */
    PROVEN
}
