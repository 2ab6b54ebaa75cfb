package dev.kasus.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.report.CaseReport;
import dev.kasus.report.CaseReports;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case in the terminal says first what came of each claim. */
class CaseTextTest {
    private static List<String> lines(CaseReport report) {
        return CaseText.text(report, ColourMode.PLAIN).lines().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theVerdictsStandFirstALineEach(int number) {
        CaseReport report = CaseReports.of(number);
        List<String> lines = lines(report);
        int count = report.claims().size();

        assertThat(lines.get(3)).startsWith(count + " claims: ").contains("supported", "refuted", "not tested");
        assertThat(lines.subList(4, 4 + count))
                .allMatch(line -> line.startsWith("  K" + number) && line.length() <= 80);
        assertThat(lines.get(4 + count)).isEmpty();
        assertThat(lines.indexOf("As told and as measured")).isEqualTo(5 + count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theSpreadOfEveryArmIsShownAndWhatItWouldTakeToSettleTheRest(int number) {
        CaseReport report = CaseReports.of(number);
        List<String> lines = lines(report);

        report.arms()
                .forEach(arm -> assertThat(lines)
                        .anyMatch(line -> line.startsWith("  " + arm.arm() + " ") && line.contains(" % ± 2.0")));
        assertThat(lines).anyMatch(line -> line.startsWith("Not settled"));
        assertThat(String.join(" ", lines).replaceAll(" +", " "))
                .contains("about 14 pairs would decide, 5 are there", "no number of pairs in sight");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("Next: kasus case " + number + " --until settled");
    }

    @ParameterizedTest
    @ValueSource(ints = 3)
    void aSettledCaseNeedsNothing(int number) {
        CaseReport open = CaseReports.of(number);
        CaseReport settled = new CaseReport(
                number,
                open.title(),
                open.data(),
                open.seeds(),
                open.arms(),
                open.detections(),
                List.of(),
                List.of(),
                List.of(new ClaimResult(
                        "K3.1", "It dies.", ClaimResult.Status.SUPPORTED, 1, null, "It did.", List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(CaseText.text(settled, ColourMode.PLAIN))
                .contains("1 claim: 1 supported.")
                .doesNotContain("Next:");
    }
}
