package dev.kasus.nets.file;

import dev.kasus.message.BadInput;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Reads what a library reads for us, and gives up on a file that leads it in circles. */
final class Patience {
    private static final long SECONDS = 60;
    private static final long STACK = 1L << 20;

    private Patience() {}

    /** What the reader gives, or a sentence; never an exception of the library, and never for ever. */
    static <T> T with(Path file, String what, Supplier<T> reader) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        result.complete(reader.get());
                    } catch (Throwable problem) {
                        result.completeExceptionally(problem);
                    }
                },
                "model-file",
                STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw Unreadable.because(file, what, "it was not read after " + SECONDS + " seconds", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new BadInput("interrupted while " + file + " was read", "", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof BadInput bad) {
                throw bad;
            }
            throw Unreadable.because(file, what, reason(cause), cause);
        }
    }

    private static String reason(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return "it leads in a circle";
        }
        return cause instanceof OutOfMemoryError
                ? "it claims more than memory holds"
                : "its parts do not fit each other";
    }
}
