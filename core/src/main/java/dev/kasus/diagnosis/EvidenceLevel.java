package dev.kasus.diagnosis;

import org.apiguardian.api.API;

/** How far up the ladder of proof a finding has climbed. */
@API(status = API.Status.STABLE, since = "0.2")
public enum EvidenceLevel {
    /** Seen in one recording. */
    OBSERVED,
    /** Separated by short experiments. */
    PROBED,
    /** Shown by paired trials. */
    PROVEN
}
