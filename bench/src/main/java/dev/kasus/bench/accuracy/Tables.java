package dev.kasus.bench.accuracy;

import dev.kasus.message.BadInput;
import picocli.CommandLine;

/** Starts a table as a program. */
public final class Tables {
    private Tables() {}

    /** Runs what picocli can run and ends in exit code 2 after bad input, which is told in words. */
    public static void run(Object table, String... args) {
        CommandLine command = new CommandLine(table);
        command.setExecutionExceptionHandler((problem, line, result) -> {
            if (badInput(problem) instanceof BadInput bad) {
                System.err.println(bad.getMessage());
                return 2;
            }
            problem.printStackTrace();
            return 1;
        });
        System.exit(command.execute(args));
    }

    /** What was thrown in a thread comes wrapped. */
    private static Throwable badInput(Throwable problem) {
        return problem.getCause() instanceof BadInput bad ? bad : problem;
    }
}
