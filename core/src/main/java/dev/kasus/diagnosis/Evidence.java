package dev.kasus.diagnosis;

import org.apiguardian.api.API;

/**
 * One observation that a rule rests on.
 *
 * @param tag of the signal
 * @param fromStep first step of the window that was looked at
 * @param toStep last step of the window
 * @param observed the number that was seen
 * @param threshold the number that it was held against; NaN if there is none
 * @param sentence the observation in words, with both numbers
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Evidence(String tag, long fromStep, long toStep, double observed, double threshold, String sentence) {}
