package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages in Chromium, where there is one. */
class BrowserTest {
    /** Writes into the page what went wrong and what was drawn, for the dump of the page to tell. */
    private static final String WITNESS = """
            <script>
            const errors = [];
            addEventListener('error', event => errors.push(event.message));
            addEventListener('securitypolicyviolation', event => errors.push('forbidden ' + event.blockedURI));
            addEventListener('load', () => setTimeout(() => {
              const painted = [...document.querySelectorAll('canvas')].filter(canvas =>
                canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(byte => byte > 0));
              document.body.innerHTML = '<p>errors=' + errors.length + ' ' + errors.join(' ') + ' painted=' + painted.length
                + ' static=' + document.querySelectorAll('.static .curve').length
                + ' hidden=' + [...document.querySelectorAll('.static')].filter(s => !s.checkVisibility()).length + ' end</p>';
            }, 300));
            </script>
            """;

    @TempDir
    private Path folder;

    @Test
    void twoRunsAreDrawnWithoutAnError() throws Exception {
        assertThat(seen(List.of(Runs.healthy(), Runs.sick())))
                .contains("errors=0  painted=6 static=")
                .contains("hidden=6 end");
    }

    @Test
    void hostileNamesAndNumbersThatAreNotFiniteRaiseNoError() throws Exception {
        assertThat(seen(List.of(Runs.broken(), Runs.hostile("</script><script>throw 1</script>"))))
                .contains("errors=0  painted=4 ");
    }

    @Test
    void nothingToDrawRaisesNoError() throws Exception {
        assertThat(seen(List.of(Runs.empty()))).contains("errors=0  painted=0 static=0");
    }

    @Test
    void theWitnessSeesErrors() throws Exception {
        assertThat(dump("<!doctype html><body>" + WITNESS + "<script>nonsense();</script></body>"))
                .contains("errors=1 Uncaught ReferenceError");
    }

    private String seen(List<RunReport> reports) throws Exception {
        return dump(HtmlReport.page(reports)
                .replaceFirst("</head>", java.util.regex.Matcher.quoteReplacement(WITNESS + "</head>")));
    }

    private String dump(String html) throws IOException, InterruptedException {
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
