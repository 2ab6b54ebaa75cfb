package dev.kasus.diagnosis;

import org.apiguardian.api.API;

/** The level of evidence of a finding, from weakest to strongest. */
@API(status = API.Status.STABLE, since = "0.2")
public enum EvidenceLevel {
    /** Seen in one recording: a correlation. */
    OBSERVED,
    /** Confirmed or rejected by short controlled experiments. */
    PROBED,
    /** Confirmed by a paired trial of a remedy. */
    PROVEN
}
