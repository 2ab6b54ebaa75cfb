package dev.kasus.trial;

import org.apiguardian.api.API;

/** The verdict on an arm. */
@API(status = API.Status.STABLE, since = "0.2")
public enum Verdict {
    /** The metric is better than that of the control by at least the minimum effect, with statistical confidence. */
    HELPED,
    /** The metric is worse than that of the control by at least the minimum effect, with statistical confidence. */
    HARMED,
    /** Any difference is smaller than the minimum effect. */
    NO_DIFFERENCE,
    /** The interval contains both zero and effects that would matter. */
    NOT_ENOUGH_RUNS
}
