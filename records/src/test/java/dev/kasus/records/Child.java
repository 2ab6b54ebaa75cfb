package dev.kasus.records;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Another Java process that runs a main of the tests, to be killed. */
public final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /** Starts a main. */
    public Child(Class<?> main, String... arguments) {
        this(List.of(), main, List.of(arguments));
    }

    /** The same with options of Java, such as the size of its heap. */
    public Child(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits for a line that the process prints. */
    public void await(String line) {
        StringBuilder seen = new StringBuilder();
        try {
            for (String next = output.readLine(); next != null; next = output.readLine()) {
                seen.append(next).append('\n');
                if (next.equals(line)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the process ended without saying \"" + line + "\": " + seen);
    }

    /** As {@code kill -9}. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
