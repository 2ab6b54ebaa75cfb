package examples;

import dev.kasus.Kasus;
import dev.kasus.Run;
import dev.kasus.message.BadInput;
import java.nio.file.Path;

/**
 * Fails a build by a diagnosis.
 *
 * <p>The trap: a gate that only asks for findings lets through what nobody could look at. Decide what unknown means to you:
 * {@code orFail(true)} fails on it, {@code orFail(false)} does not.
 */
public final class Example6FailABuild {
    private Example6FailABuild() {}

    public static void main(String[] args) {
        System.exit(gate(Path.of(args[0])));
    }

    /** The exit code: 0 if the run is healthy, 3 if it is not, as {@code kasus diagnose --fail-on unknown} has it. */
    static int gate(Path folder) {
        Run run = Kasus.read(folder);
        try {
            run.orFail(true);
            System.out.println("The gate is open: " + run.verdict());
            return 0;
        } catch (BadInput closed) {
            // Two sentences: what is wrong, and what to do.
            System.out.println("The gate is closed: " + closed.problem());
            System.out.println(closed.wayOut());
            return 3;
        }
    }
}
