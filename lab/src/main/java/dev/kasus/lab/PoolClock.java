package dev.kasus.lab;

import dev.kasus.engine.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Sums the progress of concurrent jobs and estimates the remaining time. */
final class PoolClock {
    private final int jobs;
    private final RecentSpeed speed;
    private final Consumer<PoolProgress> listener;
    private final Map<String, Double> shares = new HashMap<>();
    private double worked;
    private int finished;

    PoolClock(int jobs, int found, LongSupplier nanos, Consumer<PoolProgress> listener) {
        this.jobs = jobs;
        this.finished = found;
        this.speed = new RecentSpeed(nanos);
        this.listener = listener;
    }

    synchronized void progress(String job, Progress progress) {
        double share = progress.steps() == 0 ? 0 : (double) progress.step() / progress.steps();
        // What a resumed job has done before, and the first step of any, say nothing about the speed: images were
        // loaded, code was warmed up.
        worked += Math.max(0, share - shares.getOrDefault(job, share));
        shares.put(job, share);
        speed.sees(worked);
        tell();
    }

    /** A job that ends early, such as a diverged one, does not count as faster. */
    synchronized void finished(String job) {
        shares.put(job, 1.0);
        finished++;
        tell();
    }

    private void tell() {
        double done = finished;
        for (double share : shares.values()) {
            done += share < 1 ? share : 0;
        }
        double left = speed.secondsFor(Math.max(0, jobs - done));
        listener.accept(new PoolProgress(finished, jobs, Math.min(1, done / jobs), left));
    }
}
