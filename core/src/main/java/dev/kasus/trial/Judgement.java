package dev.kasus.trial;

import org.apiguardian.api.API;

/**
 * The conclusion about an arm, with its effect and interval.
 *
 * @param verdict in one word
 * @param effect mean difference from the control, positive for better
 * @param interval of the effect; jointly with those of the other arms and interim analyses it has 95 % confidence
 * @param pairs number of pairs
 * @param settled whether no more pairs are needed
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Judgement(Verdict verdict, double effect, Interval interval, int pairs, boolean settled) {}
