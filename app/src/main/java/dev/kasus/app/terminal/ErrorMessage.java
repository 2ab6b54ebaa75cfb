package dev.kasus.app.terminal;

import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
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
public record ErrorMessage(int exitCode, String problem, String wayOut) {

    /** What files and their contents are called is part of it: whatever a terminal would obey is shown instead. */
    public ErrorMessage {
        problem = SafeText.line(problem);
        wayOut = SafeText.text(wayOut);
    }

    public static ErrorMessage of(Throwable thrown) {
        Throwable problem = cause(thrown);
        if (problem instanceof BadInput bad) {
            return new ErrorMessage(ExitCode.BAD_INPUT, bad.problem(), bad.wayOut());
        }
        if (problem instanceof ParameterException wrong) {
            return ofArguments(wrong);
        }
        if (problem instanceof InvalidPathException path) {
            return new ErrorMessage(
                    ExitCode.BAD_INPUT,
                    "\"" + path.getInput() + "\" is not a path: " + path.getReason(),
                    "Check its name.");
        }
        if (problem instanceof CancellationException) {
            return new ErrorMessage(ExitCode.INTERRUPTED, "interrupted", "");
        }
        String message =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        if (problem instanceof OutOfMemoryError || message.contains("can't allocate memory")) {
            return new ErrorMessage(
                    ExitCode.FAILED,
                    "there is not enough memory (" + message + ")",
                    "Make data.size or training.batch-size smaller, or give Java more: KASUS_JAVA_OPTS=-Xmx4g.");
        }
        if (problem instanceof UnsatisfiedLinkError) {
            return new ErrorMessage(
                    ExitCode.FAILED,
                    "the native libraries cannot be loaded: " + message,
                    "They exist for Linux and Windows on x86-64 and for macOS; an archive of Kasus holds those of one platform.\n"
                            + "Take the archive for "
                            + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + ", or build Kasus there; docs/install.md says what else they need.");
        }
        return new ErrorMessage(
                ExitCode.FAILED,
                "unforeseen: " + problem.getClass().getSimpleName() + ": " + message,
                "This is a fault of Kasus, not yours. With --trace it says where it happened.");
    }

    private static ErrorMessage ofArguments(ParameterException wrong) {
        BadInput said = Usage.of(wrong);
        return new ErrorMessage(ExitCode.BAD_INPUT, said.problem(), said.wayOut());
    }

    /** What a wrapper of another thread or of the command line holds. */
    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof ExecutionException || thrown instanceof CompletionException;
        return wrapper && cause != null ? cause(cause) : thrown;
    }

    /** The text to print, lines ended. */
    public String text() {
        return "kasus: " + problem + "\n" + (wayOut.isEmpty() ? "" : wayOut + "\n");
    }
}
