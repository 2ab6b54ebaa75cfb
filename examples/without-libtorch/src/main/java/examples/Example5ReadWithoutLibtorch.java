package examples;

import dev.kasus.Kasus;
import dev.kasus.Run;
import dev.kasus.message.BadInput;
import java.nio.file.Path;

/**
 * Reads and diagnoses a run without libtorch on the class path: in a build server, say, that trains nothing.
 *
 * <p>The trap: everything that trains needs an engine. Without one, {@code train}, {@code probe} and {@code treat} refuse, and say which
 * dependency is missing; {@code read} never needs it.
 */
public final class Example5ReadWithoutLibtorch {
    private Example5ReadWithoutLibtorch() {}

    public static void main(String[] args) {
        Run run = Kasus.read(Path.of(args.length > 0 ? args[0] : "../programs/logs/keras"));
        System.out.println(run.name() + " is " + run.verdict());
        System.out.println(run.json().length() + " characters of JSON, " + run.page().length() + " of a page");

        try {
            Kasus.train(Kasus.preset("lenet")).into(Path.of("target")).start();
        } catch (BadInput refused) {
            System.out.println("To train: " + refused.wayOut());
        }
    }
}
