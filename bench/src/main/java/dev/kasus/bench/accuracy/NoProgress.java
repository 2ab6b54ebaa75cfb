package dev.kasus.bench.accuracy;

import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.lab.ExperimentResult;
import dev.kasus.lab.ExperimentRunner;
import dev.kasus.lab.PoolProgress;

/** Tells nobody what experiments do. */
public final class NoProgress implements ExperimentRunner.Listener {
    @Override
    public void begins(Experiment experiment, Protocol protocol) {}

    @Override
    public void progress(PoolProgress progress) {}

    @Override
    public void answered(ExperimentResult answer) {}
}
