package examples;

import dev.kasus.Kasus;
import dev.kasus.Run;
import java.nio.file.Path;

/**
 * Reads a log that Keras's TensorBoard callback wrote.
 *
 * <p>The trap: nothing found is not the same as healthy. A log of curves has no recipe and no gradients, so most rules cannot look. Ask
 * how many could not before you believe an all-clear.
 */
public final class Example1ReadAKerasLog {
    private Example1ReadAKerasLog() {}

    public static void main(String[] args) {
        // The folder that the callback was given; its train/ and validation/ are read as one run.
        Run run = Kasus.read(Path.of(args.length > 0 ? args[0] : "logs/keras"));

        System.out.println(run.name() + " is " + run.verdict());
        run.diagnosis().present().forEach(finding -> System.out.println("  found: " + finding.title()));

        int unknown = run.diagnosis().unknown().size();
        System.out.println("  could not be looked for: " + unknown + " of " + run.diagnosis().findings().size());
        System.out.println("  healthy: " + (run.diagnosis().healthy() && unknown == 0 ? "yes" : "that cannot be said"));
    }
}
