package dev.kasus.app.command;

import dev.kasus.app.terminal.PoolDisplay;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.lab.ExperimentResult;
import dev.kasus.lab.ExperimentRunner;
import dev.kasus.lab.PoolProgress;

/** Says what experiments expect, how far they are and what they found. */
class ExperimentDisplay implements ExperimentRunner.Listener {
    private final Terminal terminal;
    private final PoolDisplay display;

    ExperimentDisplay(Terminal terminal) {
        this.terminal = terminal;
        this.display = new PoolDisplay(
                terminal.err(), terminal.live(), System::nanoTime, " until the next variants are chosen");
    }

    @Override
    public void begins(Experiment experiment, Protocol protocol) {
        terminal.err().println(experiment.title() + ": " + experiment.about());
        for (Expectation expectation : protocol.expectations()) {
            terminal.err().println("  for " + expectation.cause() + ": " + expectation.inFavour());
            terminal.err().println("  against: " + expectation.against());
        }
    }

    @Override
    public void progress(PoolProgress progress) {
        display.accept(progress);
    }

    @Override
    public void answered(ExperimentResult result) {
        display.pause();
        result.outcomes().stream()
                .flatMap(outcome -> outcome.evidence().stream())
                .map(Evidence::sentence)
                .distinct()
                .forEach(sentence -> terminal.err().println("  → " + sentence));
    }
}
