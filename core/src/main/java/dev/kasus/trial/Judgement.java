package dev.kasus.trial;

import org.apiguardian.api.API;

/**
 * What is concluded of an arm, and from what.
 *
 * @param verdict in one word
 * @param effect mean difference from the control, positive for better
 * @param interval of the effect; together with those of the trial's other arms and looks it holds at 95 %
 * @param pairs how many pairs it rests on
 * @param settled whether more pairs are no longer needed
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Judgement(Verdict verdict, double effect, Interval interval, int pairs, boolean settled) {}
