package dev.kasus.lab;

import dev.kasus.engine.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Adds up the progress of jobs that run at the same time and estimates the time that is left. */
final class PoolClock {
    private final int jobs;
    private final LongSupplier nanos;
    private final Consumer<PoolProgress> listener;
    private final Map<String, Double> shares = new HashMap<>();
    private final Map<String, Double> atBegin = new HashMap<>();
    private final long began;
    private int finished;

    PoolClock(int jobs, int found, LongSupplier nanos, Consumer<PoolProgress> listener) {
        this.jobs = jobs;
        this.finished = found;
        this.nanos = nanos;
        this.listener = listener;
        this.began = nanos.getAsLong();
    }

    synchronized void progress(String job, Progress progress) {
        double share = progress.steps() == 0 ? 0 : (double) progress.step() / progress.steps();
        // A resumed job was partly done before: that part says nothing about this session's speed.
        atBegin.putIfAbsent(job, share);
        shares.put(job, share);
        tell();
    }

    synchronized void finished(String job) {
        atBegin.putIfAbsent(job, 0.0);
        shares.put(job, 1.0);
        finished++;
        tell();
    }

    private void tell() {
        double done = finished;
        double now = 0;
        for (Map.Entry<String, Double> job : shares.entrySet()) {
            done += job.getValue() < 1 ? job.getValue() : 0;
            now += job.getValue() - atBegin.getOrDefault(job.getKey(), 0.0);
        }
        double seconds = (nanos.getAsLong() - began) / 1e9;
        double left = now > 0 ? seconds * Math.max(0, jobs - done) / now : Double.NaN;
        listener.accept(new PoolProgress(finished, jobs, Math.min(1, done / jobs), left));
    }
}
