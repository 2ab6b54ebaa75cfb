package dev.kasus.diagnosis;

import org.apiguardian.api.API;

/**
 * One observation that supports an opinion.
 *
 * @param tag of the signal
 * @param fromStep first step of the window that was evaluated
 * @param toStep last step of the window
 * @param observed the observed number
 * @param threshold the number that it was compared with; NaN if there is none
 * @param sentence the observation in words, with both numbers
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Evidence(String tag, long fromStep, long toStep, double observed, double threshold, String sentence) {}
