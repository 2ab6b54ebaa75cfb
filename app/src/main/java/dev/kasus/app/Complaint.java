package dev.kasus.app;

import dev.kasus.BadInput;
import dev.kasus.Harmless;
import java.nio.file.InvalidPathException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.ParameterException;

/**
 * What went wrong, as the person reads it who started the command.
 *
 * @param exitCode how the command ends
 * @param problem one sentence
 * @param wayOut what to try; may be empty
 */
record Complaint(int exitCode, String problem, String wayOut) {

    /** What files and their contents are called is part of it: whatever a terminal would obey is shown instead. */
    Complaint {
        problem = Harmless.line(problem);
        wayOut = Harmless.text(wayOut);
    }

    static Complaint of(Throwable thrown) {
        Throwable problem = cause(thrown);
        if (problem instanceof BadInput bad) {
            return new Complaint(ExitCode.BAD_INPUT, bad.problem(), bad.wayOut());
        }
        if (problem instanceof ParameterException wrong) {
            return ofArguments(wrong);
        }
        if (problem instanceof InvalidPathException path) {
            return new Complaint(
                    ExitCode.BAD_INPUT,
                    "\"" + path.getInput() + "\" is not a path: " + path.getReason(),
                    "Check its name.");
        }
        if (problem instanceof CancellationException) {
            return new Complaint(ExitCode.INTERRUPTED, "interrupted", "");
        }
        String message =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        if (problem instanceof OutOfMemoryError || message.contains("can't allocate memory")) {
            return new Complaint(
                    ExitCode.FAILED,
                    "there is not enough memory (" + message + ")",
                    "Make data.size or training.batch-size smaller, or give Java more: KASUS_JAVA_OPTS=-Xmx4g.");
        }
        if (problem instanceof UnsatisfiedLinkError) {
            return new Complaint(
                    ExitCode.FAILED,
                    "the native libraries cannot be loaded: " + message,
                    "They exist for Linux and Windows on x86-64 and for macOS; an archive of Kasus holds those of one platform.\n"
                            + "Take the archive for "
                            + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + ", or build Kasus there; docs/install.md says what else they need.");
        }
        return new Complaint(
                ExitCode.FAILED,
                "unforeseen: " + problem.getClass().getSimpleName() + ": " + message,
                "This is a fault of Kasus, not yours. With --trace it says where it happened.");
    }

    private static Complaint ofArguments(ParameterException wrong) {
        BadInput said = Usage.of(wrong);
        return new Complaint(ExitCode.BAD_INPUT, said.problem(), said.wayOut());
    }

    /** What a wrapper of another thread or of the command line holds. */
    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof ExecutionException || thrown instanceof CompletionException;
        return wrapper && cause != null ? cause(cause) : thrown;
    }

    /** The text to print, lines ended. */
    String text() {
        return "kasus: " + problem + "\n" + (wayOut.isEmpty() ? "" : wayOut + "\n");
    }
}
