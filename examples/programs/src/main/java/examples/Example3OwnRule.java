package examples;

import dev.kasus.Kasus;
import dev.kasus.Run;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.nio.file.Path;
import java.util.List;

/**
 * A rule of your own: a training whose speed halves while it runs, as when another process takes the processor.
 *
 * <p>The trap: a rule that cannot look must say unknown, never absent. Absent is a promise that the thing is not there.
 *
 * <p>{@code META-INF/services/dev.kasus.diagnosis.Rule} names this class; from there on every diagnosis asks it, also that of the
 * command if the jar is on its class path.
 */
public final class Example3OwnRule implements Rule {
    private static final double HALF = 0.5;

    @Override
    public String id() {
        return "slowing-down";
    }

    @Override
    public String title() {
        return "Slowing down";
    }

    @Override
    public String about() {
        return "The training gets through fewer and fewer images a second.";
    }

    @Override
    public Kind kind() {
        return Kind.SYMPTOM;
    }

    @Override
    public Opinion judge(Recording recording) {
        Series speed = recording.series(Signals.THROUGHPUT);
        if (speed.size() < 2) {
            return new Opinion.Unknown("two epochs of progress/images-per-second", "Train for two epochs or more.");
        }
        double ratio = speed.last() / speed.value(0);
        Evidence evidence = new Evidence(
                Signals.THROUGHPUT.tag(),
                speed.step(0),
                speed.step(speed.size() - 1),
                ratio,
                HALF,
                "The last epoch ran at " + Math.round(100 * ratio) + " % of the speed of the first.");
        return ratio < HALF
                ? new Opinion.Present(1 - ratio, List.of(), List.of(), speed.step(0), List.of(evidence))
                : new Opinion.Absent(evidence.sentence(), List.of(evidence));
    }

    public static void main(String[] args) {
        Run run = Kasus.read(Path.of(args.length > 0 ? args[0] : "logs/keras"));
        run.diagnosis().findings().stream()
                .filter(finding -> finding.id().equals("slowing-down"))
                .forEach(finding -> System.out.println(finding.title() + ": " + finding.opinion()));
    }
}
