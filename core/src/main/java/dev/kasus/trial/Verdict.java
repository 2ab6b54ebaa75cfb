package dev.kasus.trial;

import org.apiguardian.api.API;

/** What a trial says of an arm. */
@API(status = API.Status.STABLE, since = "0.2")
public enum Verdict {
    /** The metric is better than the control's, by at least what matters, and that is not chance. */
    HELPED,
    /** The metric is worse than the control's, by at least what matters, and that is not chance. */
    HARMED,
    /** Whatever difference there is, it is smaller than what matters. */
    NO_DIFFERENCE,
    /** The interval still holds both nothing and something that would matter. */
    NOT_ENOUGH_RUNS
}
