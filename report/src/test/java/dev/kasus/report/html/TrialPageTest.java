package dev.kasus.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.report.RunReport;
import dev.kasus.report.Runs;
import dev.kasus.report.TrialReport;
import dev.kasus.report.terminal.TrialReportTest;
import dev.kasus.trial.Metric;
import dev.kasus.trial.TrialOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** A trial on the page of its run. */
class TrialPageTest {
    private static String page(TrialReport trial) {
        return HtmlReport.page(List.of(Runs.sick().with(trial)));
    }

    @Test
    void standsBetweenVerdictAndFindings() {
        String page = page(TrialReportTest.helpful());

        assertThat(page.indexOf("id=\"trial\""))
                .isGreaterThan(page.indexOf("class=\"verdicts\""))
                .isLessThan(page.indexOf("id=\"findings\""));
        assertThat(page).contains("href=\"#trial\"");
    }

    @Test
    void showsEveryArmAndTheCureAsDiffAndAsCode() throws Exception {
        TrialReport trial = TrialReportTest.helpful();
        Document page = HtmlReportTest.parsed(page(trial));

        assertThat(HtmlReportTest.texts(page, "tr"))
                .anyMatch(row -> row.contains("Lower learning rate") && row.contains("helped") && row.contains("+30.0"))
                .anyMatch(row -> row.contains("not enough runs"))
                .anyMatch(row -> row.contains("Placebo") && row.contains("no difference seen"));
        assertThat(HtmlReportTest.texts(page, "h3"))
                .anyMatch(text -> text.startsWith("Lower learning rate helped most"));
        assertThat(HtmlReportTest.texts(page, "pre"))
                .contains("~ training.learning-rate: 1 -> 0.001")
                .contains(String.join("\n", trial.cures().get(0).keras()))
                .contains(String.join("\n", trial.cures().get(0).pytorch()));
        assertThat(HtmlReportTest.texts(page, "p")).contains("Proven: learning-rate-too-high");
    }

    @Test
    void linksToThePageOfTheTreatedRunFromWhereverThePageIs() throws Exception {
        RunReport treated = Runs.sick().with(TrialReportTest.helpful());
        String name = "treatment/lower-learning-rate-seed-1/report.html";

        assertThat(HtmlReportTest.attributes(HtmlReportTest.parsed(HtmlReport.page(List.of(treated))), "href"))
                .contains(name);
        assertThat(HtmlReport.page(List.of(treated), "../runs/sick/")).contains("href=\"../runs/sick/" + name + "\"");
    }

    @Test
    void callsNothingACureWhereThePlaceboHelps() {
        assertThat(page(TrialReportTest.of(0.3, 0.1)))
                .contains("do not trust any of these verdicts")
                .doesNotContain("helped most", "Proven:", "treatment/");
    }

    @Test
    void aTrialThatHasJustBegunHasNoEffects() {
        TrialReport begun = TrialReportTest.helpful();
        begun = begun.at(new TrialOutcome(begun.outcome().trial(), Metric.VALIDATION_ACCURACY, Map.of()));

        assertThat(page(begun))
                .contains("No training of the control is finished yet", "No treatment has been shown to help yet")
                .doesNotContain("class=\"dot\"", "NaN", "∞");
    }

    @Test
    void aPageOfSeveralRunsHasNone() {
        RunReport treated = Runs.sick().with(TrialReportTest.helpful());

        assertThat(HtmlReport.page(List.of(Runs.healthy(), treated))).doesNotContain("id=\"trial\"");
    }

    @Test
    void textOfATrialFileStaysText() throws Exception {
        TrialReport trial = TrialReportTest.helpful();
        String hostile = "</script><b onclick=\"x()\">&'";
        Metric metric = new Metric(hostile, hostile, -1, 0.02);
        String page = page(trial.at(new TrialOutcome(
                trial.outcome().trial(), metric, trial.outcome().values())));

        assertThat(HtmlReportTest.attributes(HtmlReportTest.parsed(page), "onclick"))
                .isEmpty();
    }
}
