package dev.kasus.app;

import dev.kasus.app.terminal.Terminal;
import dev.kasus.report.terminal.ColourMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs the command as a person would, in this process or in one of its own. */
final class Shell {
    private Shell() {}

    /** How a command ended and what it said. */
    record Ended(int exitCode, String out, String err) {
        String lastLine() {
            List<String> lines = out.lines().toList();
            return lines.get(lines.size() - 1);
        }

        /** The run folder, which is the last line of {@code train}. */
        Path run() {
            return Path.of(lastLine());
        }
    }

    /** Runs the command in this process, its output not a terminal. */
    static Ended kasus(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), ColourMode.PLAIN, false);
        int exitCode =
                Main.run(terminal, Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
        return new Ended(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** The words that start the command in a process of its own. */
    static List<String> command(Object... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        Arrays.stream(args).map(String::valueOf).forEach(command::add);
        return command;
    }

    /** A started process whose output is read as it comes. */
    record Started(Process process, CompletableFuture<String> out, CompletableFuture<String> err) {
        Ended end() throws InterruptedException {
            int exitCode = process.waitFor();
            return new Ended(exitCode, out.join(), err.join());
        }
    }

    /** Starts a process. */
    static Started start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new Started(
                process,
                CompletableFuture.supplyAsync(() -> read(process.getInputStream())),
                CompletableFuture.supplyAsync(() -> read(process.getErrorStream())));
    }

    private static String read(java.io.InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
