package dev.kasus.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.report.CaseReports;
import dev.kasus.report.RunReport;
import dev.kasus.report.Runs;
import dev.kasus.report.terminal.TrialReportTest;
import dev.kasus.run.LogTool;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe-core finds in pages: contrast, headings of tables, pictures without words, places that no keyboard reaches. */
class AccessibilityTest {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String WITNESS = """
            <script>
            addEventListener('load', () => axe.run({resultTypes: ['violations']}).then(found => {
              document.body.innerText = 'violations=' + found.violations.map(it =>
                it.id + ' at ' + it.nodes.map(node => node.target.join(' ')).join(', ')).join('; ') + ' rules=' + found.passes.length + ' end';
            }));
            </script>
            """;

    @TempDir
    private Path folder;

    static Stream<List<RunReport>> pages() {
        return Stream.of(
                List.of(Runs.sick()),
                List.of(Runs.sick().with(TrialReportTest.helpful())),
                List.of(Runs.healthy(), Runs.sick()),
                List.of(Runs.broken()),
                List.of(Runs.foreign()),
                List.of(Runs.foreign(LogTool.PYTORCH)),
                List.of(Runs.empty()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsFoundInLightOrDark(List<RunReport> reports) throws Exception {
        String light = HtmlReport.page(reports);
        String dark = light.replace("@media (prefers-color-scheme: dark)", "@media all");

        assertThat(dark).isNotEqualTo(light);
        assertThat(seen(light)).containsPattern("violations= rules=[1-9]");
        assertThat(seen(dark)).containsPattern("violations= rules=[1-9]");
    }

    @Test
    void nothingIsFoundOnANarrowScreen() throws Exception {
        String page = HtmlReport.page(List.of(Runs.sick().with(TrialReportTest.helpful())));
        String narrow = page.replace("@media (max-width: 620px)", "@media all");

        assertThat(narrow).isNotEqualTo(page);
        assertThat(seen(narrow)).containsPattern("violations= rules=[1-9]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void nothingIsFoundInThePagesOfCases(int number) throws Exception {
        String light = CasePageTest.scripted(CasePage.html(CaseReports.of(number)), "");
        String dark = light.replace("@media (prefers-color-scheme: dark)", "@media all");

        assertThat(seen(light)).containsPattern("violations= rules=[1-9]");
        assertThat(seen(dark)).containsPattern("violations= rules=[1-9]");
        assertThat(seen(CasePageTest.narrow(light))).containsPattern("violations= rules=[1-9]");
    }

    @Test
    void theWitnessSeesFaults() throws Exception {
        assertThat(seen(
                        "<!doctype html><html lang=\"en\"><head><title>t</title></head><body><main><img src=\"data:,\"/>"
                                + "<h1 style=\"color:#aaa;background:#fff\">pale</h1></main></body></html>"))
                .contains("image-alt", "color-contrast");
    }

    private String seen(String html) throws Exception {
        String axe = "<script>" + Templates.resource(AXE).replace("</script>", "<\\/script>") + "</script>";
        int head = html.indexOf("</head>");
        return Browser.dump(folder, html.substring(0, head) + axe + WITNESS + html.substring(head));
    }
}
