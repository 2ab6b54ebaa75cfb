package dev.kasus.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.casebook.story.CaseStory;
import dev.kasus.casebook.story.PictureKind;
import dev.kasus.casebook.story.Stories;
import dev.kasus.report.ArmSignals;
import dev.kasus.report.CaseReport;
import dev.kasus.report.CaseReports;
import dev.kasus.report.CaseVerdict;
import dev.kasus.report.json.CaseJson;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Interval;
import dev.kasus.trial.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The page of each case holds every claim, every arm and every picture of its story, and no text breaks out of it. */
class CasePageTest {
    private static final String HOSTILE = "</style><script>x()</script><b onclick=\"x()\">&'{{title}}";
    /** Elements that stick out of a body of 400 pixels, and do not stand in a box that scrolls by itself. */
    private static final String RULER = """
            <style>html { scroll-behavior: auto; } body { width: 400px; }</style>
            <script>
            addEventListener('load', () => {
              document.querySelectorAll('details').forEach(it => it.open = true);
              const wide = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > 401
                && !it.closest('.scroll, pre, .contents, svg, head, script, style'));
              document.body.innerText = 'wide=' + wide.length + ' '
                + wide.slice(0, 5).map(it => it.tagName + '.' + it.className + ' ' + it.textContent.slice(0, 40)).join('; ') + ' end';
            });
            </script>
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyClaimHasItsPlaceAndEveryLinkLeadsSomewhere(int number) throws Exception {
        CaseReport report = CaseReports.of(number);
        Document page = HtmlReportTest.parsed(CasePage.html(report));
        List<String> ids = HtmlReportTest.attributes(page, "id");
        List<String> links = HtmlReportTest.attributes(page, "href");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(links)
                .allSatisfy(link -> assertThat(link.startsWith("data:") || ids.contains(link.substring(1)))
                        .as(link)
                        .isTrue());
        assertThat(report.claims()).isNotEmpty().allSatisfy(claim -> {
            assertThat(ids).contains(claim.id());
            assertThat(links).contains("#" + claim.id());
        });
        assertThat(HtmlReportTest.texts(page, "h2"))
                .contains(CaseVerdict.headline(report), "The phenomenon", "Why, as it is told", "Cures");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyArmIsFollowedByWhatItsRecipeChanges(int number) throws Exception {
        CaseReport report = CaseReports.of(number);
        List<Element> rows = HtmlReportTest.elements(HtmlReportTest.parsed(CasePage.html(report)), "tr");

        for (CaseReport.ArmLine arm : report.arms()) {
            int row = rows.stream().map(it -> it.getAttribute("id")).toList().indexOf("arm-" + arm.arm());
            String diff = rows.get(row + 1).getTextContent();
            assertThat(rows.get(row).getTextContent()).startsWith(arm.arm());
            assertThat(arm.diff().isEmpty()).as(arm.arm()).isEqualTo(diff.startsWith("the healthy recipe as it is"));
            assertThat(arm.diff()).allMatch(diff::contains);
            assertThat(diff.contains("from the last weights of " + arm.weightsOf()))
                    .as(arm.arm())
                    .isEqualTo(arm.weightsOf() != null);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyPictureOfTheStoryIsShownAndHasWords(int number) throws Exception {
        CaseReport report = CaseReports.of(number);
        Document page = HtmlReportTest.parsed(CasePage.html(report));
        List<String> titles = HtmlReportTest.texts(page, "h3");

        assertThat(Stories.of(number).pictures())
                .allSatisfy(picture -> assertThat(titles).contains(picture.title()));
        assertThat(HtmlReportTest.elements(page, "svg"))
                .isNotEmpty()
                .allSatisfy(svg -> assertThat(svg.getAttribute("aria-label")).isNotBlank());
        assertThat(HtmlReportTest.elements(page, "img"))
                .allSatisfy(picture -> assertThat(picture.getAttribute("alt")).isNotBlank());
        assertThat(HtmlReportTest.elements(page, "svg").stream()
                        .filter(svg -> svg.getAttribute("class").equals("forest-row")))
                .hasSameSizeAs(report.comparisons());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void fetchesNothing(int number) throws Exception {
        String page = CasePage.html(CaseReports.of(number));

        assertThat(page).doesNotContain("://", "@import", "url(", "<script").contains("default-src 'none'");
        assertThat(HtmlReportTest.attributes(HtmlReportTest.parsed(page), "src"))
                .allMatch(source -> source.startsWith("data:image/png;base64,"));
    }

    @Test
    void textThatTriesToBreakOutStaysText() throws Exception {
        CaseStory story = new CaseStory(
                HOSTILE,
                List.of(new CaseStory.Figure(HOSTILE, HOSTILE, CaseStory.Measure.TRAIN, HOSTILE)),
                List.of(new CaseStory.Section(
                        "where",
                        HOSTILE,
                        List.of(new CaseStory.Sentence(HOSTILE, List.of(HOSTILE))),
                        List.of(
                                new CaseStory.Picture(PictureKind.LOSS, HOSTILE, HOSTILE, List.of(HOSTILE)),
                                new CaseStory.Picture(PictureKind.CLASS_AUC, HOSTILE, HOSTILE, List.of(HOSTILE)),
                                new CaseStory.Picture(PictureKind.DEAD_UNITS, HOSTILE, HOSTILE, List.of(HOSTILE)),
                                new CaseStory.Picture(PictureKind.SWEEPS, HOSTILE, "", List.of()),
                                new CaseStory.Picture(PictureKind.LANDSCAPES, HOSTILE, "", List.of())))),
                List.of(new CaseStory.CodeLines(HOSTILE, true, HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
                List.of(new CaseStory.Sentence(HOSTILE, List.of(HOSTILE))));
        String html = CasePage.html(hostile(), story);
        Document page = HtmlReportTest.parsed(html);

        assertThat(HtmlReportTest.attributes(page, "onclick")).isEmpty();
        assertThat(html).doesNotContain("<script>", "</style><").doesNotContain("<b onclick");
        assertThat(HtmlReportTest.texts(page, "h3")).contains(HOSTILE);
        assertThat(HtmlReportTest.attributes(page, "id")).contains(HOSTILE, "arm-" + HOSTILE);
    }

    @Test
    void effectsOnAnAucAreInPointsWhoeverItIsOf() throws Exception {
        List<String> heads = HtmlReportTest.texts(HtmlReportTest.parsed(CasePage.html(CaseReports.of(4))), "th");

        assertThat(heads).contains("effect in points").noneMatch(head -> head.contains("units of"));
    }

    private static CaseReport hostile() {
        List<Double> two = List.of(0.2, 0.4);
        return new CaseReport(
                3,
                HOSTILE,
                HOSTILE,
                List.of(1L),
                List.of(new CaseReport.ArmLine(
                        HOSTILE, 1, 1, 0.5, 0.5, Double.NaN, Double.NaN, List.of("+ " + HOSTILE), HOSTILE)),
                List.of(new CaseReport.Detection(
                        HOSTILE,
                        List.of(HOSTILE),
                        0,
                        1,
                        List.of(HOSTILE),
                        new CaseReport.Place(List.of(HOSTILE), List.of(HOSTILE), 1, HOSTILE),
                        List.of())),
                List.of(HOSTILE),
                List.of(),
                List.of(new ClaimResult(
                        HOSTILE, HOSTILE, ClaimResult.Status.NOT_TESTED, Double.NaN, null, HOSTILE, List.of(HOSTILE))),
                List.of(new CaseReport.SweepLine(
                        HOSTILE, HOSTILE, List.of(new CaseReport.SweepLine.Point(HOSTILE, HOSTILE)))),
                List.of(CaseReports.landscape(HOSTILE)),
                List.of(new CaseReport.ComparisonLine(
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        1,
                        0.02,
                        Verdict.NOT_ENOUGH_RUNS,
                        Double.NaN,
                        new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.95),
                        1,
                        null)),
                List.of(new ArmSignals(
                        HOSTILE,
                        List.of(),
                        List.of(
                                new ArmSignals.Trace(Signals.TRAIN_LOSS.tag(), two, List.of(1.0, Double.NaN)),
                                new ArmSignals.Trace(Signals.CLASS_AUC.of(HOSTILE), two, two),
                                new ArmSignals.Trace(Signals.DEAD_FRACTION.of(HOSTILE), two, two)),
                        Map.of())));
    }

    @Test
    void aFileOfAnOlderVersionStillHasAPage() {
        CaseReport old = CaseJson.read("""
                {"number": 3, "title": "Dying ReLU", "data": "my fish", "seeds": [0, 1],
                 "arms": [{"arm": "healthy", "weights": 10, "seeds": 2, "train": 1.0, "validation": 0.9}],
                 "detections": [{"arm": "healthy", "expected": [], "hits": 2, "runs": 2, "found": []}], "probed": [],
                 "claims": [{"id": "K3.1", "claim": "A unit dies.", "status": "REFUTED", "effect": "NaN",
                   "interval": null, "finding": "It did not."}]}
                """, "case.json");

        assertThat(CasePage.html(old))
                .contains("id=\"K3.1\"", "It did not.", "1 claim: 1 refuted", "90.0 %")
                .doesNotContain("More runs:");
    }

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        CaseReport report = CaseReports.of(1);
        CaseReport back = CaseJson.read(CaseJson.text(report), "case.json");

        assertThat(CasePage.html(back)).isEqualTo(CasePage.html(report));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void nothingSticksOutOfANarrowScreen(int number) throws Exception {
        assertThat(Browser.dump(folder, scripted(narrow(CasePage.html(CaseReports.of(number))), RULER)))
                .contains("wide=0 ");
    }

    static String narrow(String page) {
        String narrow = page.replace("@media (max-width: 620px)", "@media all");
        assertThat(narrow).isNotEqualTo(page);
        return narrow;
    }

    /** The page forbids scripts; what looks at it is one. */
    static String scripted(String page, String script) {
        String open =
                page.replace("style-src 'unsafe-inline';", "style-src 'unsafe-inline'; script-src 'unsafe-inline';");
        assertThat(open).isNotEqualTo(page);
        return open.replaceFirst("</head>", java.util.regex.Matcher.quoteReplacement(script + "</head>"));
    }
}
