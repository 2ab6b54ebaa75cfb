package dev.kasus.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.report.RunReport;
import dev.kasus.report.Runs;
import dev.kasus.report.terminal.TrialReportTest;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a reader finds on the page, and what does not get into the way. */
class PageLayoutTest {
    private static final int STEPS = 100;
    private static final String RATIO = Signals.UPDATE_RATIO.of("conv1");

    /** Ten epochs of ten steps. */
    private static Recording.Builder recording() {
        Recording.Builder builder = new Recording.Builder();
        for (int step = 1; step <= STEPS; step++) {
            // Large in the first half, harmless in the second.
            builder.scalar(RATIO, step, step <= STEPS / 2 ? 0.5 : 0.001);
            if (step % 10 == 0) {
                builder.scalar(Signals.EPOCH.tag(), step, step / 10.0);
                builder.scalar(Signals.VALIDATION_ACCURACY.tag(), step, 0.5);
            }
        }
        return builder;
    }

    private static String page(Recording recording, Finding... findings) {
        return HtmlReport.page(List.of(
                new RunReport("run", "runs/run", "finished", recording, new Diagnosis(List.of(findings)), List.of())));
    }

    private static Finding finding(Evidence evidence) {
        return new Finding(
                "some-cause",
                "Some cause",
                new Opinion.Present(0.5, List.of("conv1"), List.of(), -1, List.of(evidence)),
                EvidenceLevel.OBSERVED,
                0);
    }

    private static String strips(String page) throws Exception {
        return HtmlReportTest.data(page).path("strips").toString();
    }

    @Test
    void signalsThatCountOtherStepsDoNotSqueezeTheAxis() throws Exception {
        String alone = strips(page(recording().build()));
        Recording.Builder unknown = recording();
        unknown.scalar("probe/control/other", 100 * STEPS, 1);
        Recording.Builder known = recording();
        known.scalar(Signals.TRAIN_LOSS.tag(), 100 * STEPS, 1);

        assertThat(strips(page(unknown.build()))).isEqualTo(alone);
        assertThat(strips(page(known.build()))).isEqualTo(alone);
        Recording.Builder goesOn = recording();
        goesOn.scalar(RATIO, STEPS + 8, 1);
        assertThat(strips(page(goesOn.build()))).as("an epoch that has begun").isNotEqualTo(alone);
    }

    @Test
    void otherSignalsAreFoldedAndCounted() throws Exception {
        Recording.Builder builder = recording();
        for (int i = 0; i < 50; i++) {
            builder.scalar("metrics/" + i, 1, i);
        }
        Document page = HtmlReportTest.parsed(page(builder.build()));

        assertThat(HtmlReportTest.texts(page, "summary")).contains("50 other signals");
        assertThat(HtmlReportTest.texts(page, "p")).anyMatch(text -> text.contains("The first 48 of them."));
        assertThat(HtmlReportTest.attributes(page, "open")).isEmpty();
    }

    @Test
    void aNewestValueIsRedOnlyIfAFindingRestsOnIt() {
        Evidence early = new Evidence(RATIO, 1, 50, 0.5, 0.1, "too large at first");
        Evidence whole = new Evidence(RATIO, 1, STEPS, 0.5, 0.1, "too large at its largest");
        Evidence newest = new Evidence(RATIO, 51, STEPS, 0.001, 0.01, "too small now");
        String flagged = "class=\"last flagged\"";

        assertThat(page(recording().build(), finding(early))).doesNotContain(flagged);
        assertThat(page(recording().build(), finding(whole))).doesNotContain(flagged);
        assertThat(page(recording().build(), finding(newest))).contains(flagged);
    }

    @Test
    void whatOtherTrainingsShowedIsNotDrawnIntoTheCurvesOfThisOne() throws Exception {
        Evidence trial = new Evidence(Signals.VALIDATION_ACCURACY.tag(), 0, 0, 0.3, 0.02, "got better by 30 points");
        String page = page(recording().build(), finding(trial));

        assertThat(page)
                .contains("got better by 30 points", "validation/accuracy, in other trainings: 0.3 (threshold 0.02)");
        assertThat(page).doesNotContain("class=\"mini\"", "class=\"window ", "whole curve");
        assertThat(HtmlReportTest.data(page).path("charts").path(0).path("windows"))
                .isEmpty();
    }

    @Test
    void smallFiguresHaveBothAxes() {
        assertThat(page(recording().build(), finding(new Evidence(RATIO, 51, STEPS, 0.001, 0.01, "too small"))))
                .contains(">1</text>", ">0.001</text>", ">epoch 10</text>")
                .contains("the steps behind a finding", "the threshold", "severity 0.5 of 1");
    }

    @Test
    void absentFindingsAreFoldedAndUnknownOnesHaveALineEach() throws Exception {
        Finding[] unknown = IntStream.range(0, 9)
                .mapToObj(i -> new Finding(
                        "u" + i,
                        "Unknown " + i,
                        new Opinion.Unknown("missing", "record it"),
                        EvidenceLevel.OBSERVED,
                        0))
                .toArray(Finding[]::new);
        List<String> folds =
                HtmlReportTest.texts(HtmlReportTest.parsed(page(recording().build(), unknown)), "summary");
        List<String> absent = HtmlReportTest.texts(
                HtmlReportTest.parsed(page(recording().build(), Runs.NO_GAP, Runs.NOT_DYING)), "summary");

        assertThat(folds).contains("Unknown 0 missing", "Unknown 8 missing", "and 3 more problems");
        assertThat(absent).contains("Checked and not found: 2 problems");
    }

    @Test
    void contentsLeadToEveryPartInItsOrder() throws Exception {
        String html = HtmlReport.page(List.of(Runs.sick().with(TrialReportTest.helpful())));
        List<String> links = HtmlReportTest.elements(HtmlReportTest.parsed(html), "nav").stream()
                .flatMap(nav -> java.util.stream.Stream.iterate(
                                0, i -> i < nav.getElementsByTagName("a").getLength(), i -> i + 1)
                        .map(i -> ((Element) nav.getElementsByTagName("a").item(i)).getAttribute("href")))
                .toList();

        assertThat(links)
                .containsExactly(
                        "#what-to-do",
                        "#trial",
                        "#findings",
                        "#curves",
                        "#glance",
                        "#layers",
                        "#batch-norm",
                        "#classes",
                        "#confusion",
                        "#records");
        assertThat(links.stream()
                        .map(link -> html.indexOf("id=\"" + link.substring(1) + "\""))
                        .toList())
                .isSorted();
    }

    @Test
    void ofTwoHundredClassesTheTableHasTheWorstPairs() throws Exception {
        int classes = 200;
        double[] counts = new double[classes * classes];
        for (int i = 0; i < classes; i++) {
            counts[i * classes + i] = 50;
        }
        counts[7 * classes + 150] = 20;
        counts[150 * classes + 9] = 10;
        Recording.Builder builder = recording();
        builder.matrix(Signals.CONFUSION.tag(), new Matrix(STEPS, classes, classes, counts));
        Document page = HtmlReportTest.parsed(page(builder.build()));

        assertThat(HtmlReportTest.texts(page, "th"))
                .contains("class 8 8", "class 10 10", "class 151 151")
                .doesNotContain("class 9 9");
        assertThat(HtmlReportTest.texts(page, "li"))
                .contains("class 8 misclassified as class 151: 20 of its 70 images");
    }

    @Test
    void aCellIsShadedByItsShareOfTheRow() {
        Recording.Builder builder = recording();
        builder.matrix(Signals.CONFUSION.tag(), new Matrix(STEPS, 2, 2, new double[] {9, 1, 0, 0}));

        assertThat(page(builder.build()))
                .contains(
                        "<td class=\"right dark\" style=\"--v:0.90\" title=\"class 1 predicted as class 1: 9\">9</td>")
                .contains("<td class=\"wrong\" style=\"--v:0.10\" title=\"class 1 predicted as class 2: 1\">1</td>")
                .contains("<td class=\"right\" style=\"--v:0.00\" title=\"class 2 predicted as class 2: 0\"></td>");
    }

    @ParameterizedTest
    @MethodSource("dev.kasus.report.html.HtmlReportTest#pages")
    void everyPictureHasWords(List<RunReport> reports) throws Exception {
        Document page = HtmlReportTest.parsed(HtmlReport.page(reports));

        assertThat(HtmlReportTest.elements(page, "img"))
                .allSatisfy(picture -> assertThat(picture.getAttribute("alt")).isNotBlank());
        assertThat(HtmlReportTest.elements(page, "svg"))
                .allSatisfy(
                        picture -> assertThat(picture.getAttribute("aria-label") + picture.getAttribute("aria-hidden"))
                                .isNotBlank());
        assertThat(HtmlReportTest.elements(page, "th"))
                .allSatisfy(heading -> assertThat(heading.getTextContent()).isNotBlank());
    }
}
