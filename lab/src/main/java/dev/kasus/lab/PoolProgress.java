package dev.kasus.lab;

/**
 * How far a pool is with its jobs.
 *
 * @param finished jobs that are done, those found done included
 * @param jobs in all
 * @param share of the work that is done, 0 to 1, a job's steps counted as far as it has come
 * @param secondsLeft an estimate from the pace of late; NaN while it cannot be told
 */
public record PoolProgress(int finished, int jobs, double share, double secondsLeft) {}
