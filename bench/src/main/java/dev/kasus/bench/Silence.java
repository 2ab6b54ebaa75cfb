package dev.kasus.bench;

import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.lab.Answer;
import dev.kasus.lab.PoolProgress;
import dev.kasus.lab.Prober;

/** Tells nobody what experiments do. */
final class Silence implements Prober.Listener {
    @Override
    public void begins(Experiment experiment, Protocol protocol) {}

    @Override
    public void progress(PoolProgress progress) {}

    @Override
    public void answered(Answer answer) {}
}
