package dev.kasus.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.report.RunReport;
import dev.kasus.report.Runs;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(Browser.dump(folder, "<!doctype html><body>" + WITNESS + "<script>nonsense();</script></body>"))
                .contains("errors=1 Uncaught ReferenceError");
    }

    private String seen(List<RunReport> reports) throws Exception {
        return Browser.dump(
                folder,
                HtmlReport.page(reports)
                        .replaceFirst("</head>", java.util.regex.Matcher.quoteReplacement(WITNESS + "</head>")));
    }
}
