package dev.kasus.lab;

/**
 * The progress of a pool.
 *
 * @param finished number of finished jobs, including those found finished
 * @param jobs number of jobs
 * @param share of the work that is done, 0 to 1, counted in steps
 * @param secondsLeft an estimate from the recent speed; NaN while unknown
 */
public record PoolProgress(int finished, int jobs, double share, double secondsLeft) {}
