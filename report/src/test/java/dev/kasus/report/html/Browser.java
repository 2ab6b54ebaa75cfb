package dev.kasus.report.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window, where there is one. */
final class Browser {
    private Browser() {}

    /** The text of a page after its scripts have run; the test is skipped where there is no browser. */
    static String dump(Path folder, String html) throws IOException, InterruptedException {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no chromium, chromium-browser or google-chrome on the PATH");
        Path page = Files.writeString(folder.resolve("page.html"), html, StandardCharsets.UTF_8);
        Path output = folder.resolve("dump.html");
        List<String> command = new ArrayList<>(List.of(
                browser.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                page.toUri().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assumeTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser did not answer within a minute");
        } finally {
            process.destroyForcibly().waitFor();
        }
        String dump = Files.readString(output, StandardCharsets.UTF_8);
        assumeTrue(!dump.isBlank(), "the browser does not start here");
        return dump;
    }

    private static Optional<Path> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
