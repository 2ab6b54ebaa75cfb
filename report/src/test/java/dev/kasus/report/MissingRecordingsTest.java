package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Finding;
import dev.kasus.report.MissingRecordings.Wanted;
import dev.kasus.report.html.HtmlReport;
import dev.kasus.report.json.DiagnosisJson;
import dev.kasus.report.recording.Recordable;
import dev.kasus.report.terminal.ColourMode;
import dev.kasus.report.terminal.TerminalReport;
import dev.kasus.run.LogTool;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissingRecordingsTest {

    @Test
    void whatOpensMostChecksComesFirst() {
        MissingRecordings missing = missing(Runs.lossOnly(LogTool.PYTORCH));

        assertThat(missing.best()).hasSize(3);
        assertThat(missing.best().get(0).what()).isEqualTo(Recordable.VALIDATION);
        assertThat(missing.best().get(0).checks())
                .extracting(Finding::id)
                .contains("validation-mismatch", "overfitting-gap");
        assertThat(missing.lacking()).startsWith("35 of 40 checks need more than this log has: ");
    }

    @Test
    void whatAFindingMayComeFromComesBeforeWhatItDoesNot() {
        List<Recordable> gap = order(Runs.foreign(LogTool.PYTORCH));
        List<Recordable> stuck = order(Runs.stuck(LogTool.PYTORCH));

        assertThat(gap).doesNotContain(Recordable.TRAINING_ACCURACY);
        assertThat(gap.indexOf(Recordable.INPUTS)).isLessThan(gap.indexOf(Recordable.LAYER_GRADIENTS));
        assertThat(gap.indexOf(Recordable.GROUPS)).isLessThan(gap.indexOf(Recordable.LAYER_GRADIENTS));
        assertThat(stuck.indexOf(Recordable.GROUPS)).isGreaterThan(stuck.indexOf(Recordable.LAYER_GRADIENTS));
    }

    private static List<Recordable> order(RunReport report) {
        return missing(report).all().stream().map(Wanted::what).toList();
    }

    /** A training from a recipe records everything: lines of code for what else such a check needs would be for nothing. */
    @Test
    void noCodeIsShownForChecksThatLackTheRecipe() {
        RunReport report = Runs.lossOnly(LogTool.PYTORCH);

        assertThat(missing(report).all()).flatExtracting(Wanted::checks).noneMatch(MissingRecordings::needsRecipe);
        assertThat(missing(report).beyond()).first().asString().contains("kasus recipe plain");
        assertThat(TerminalReport.all(report, ColourMode.PLAIN, 80, "kasus"))
                .contains("without the network as a recipe: momentum too high");
    }

    @Test
    void ofARunOfKasusNothingIsSaid() {
        assertThat(RunSummary.of(Runs.sick()).recordings()).isEmpty();
        assertThat(RunSummary.of(Runs.empty()).recordings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachToolIsShownItsOwnLinesAndNoCommandThatWouldRefuse(LogTool tool) {
        for (RunReport report : List.of(Runs.foreign(tool), Runs.lossOnly(tool))) {
            MissingRecordings missing = missing(report);
            assertThat(missing.best())
                    .hasSize(3)
                    .noneMatch(wanted -> wanted.code().lines().isEmpty());
            assertThat(Stream.of(
                            TerminalReport.brief(report, ColourMode.PLAIN, 80, "kasus"),
                            TerminalReport.all(report, ColourMode.PLAIN, 80, "kasus"),
                            DiagnosisJson.text(report),
                            HtmlReport.page(List.of(report))))
                    .allSatisfy(
                            text -> assertThat(text).doesNotContain("kasus treat", "--probe", "--resume", "lr-range"));
        }
    }

    /** A recipe's difference has no place where there is no recipe; code in a language that is not the log's helps nobody. */
    @ParameterizedTest
    @EnumSource
    void whatToTryIsCodeInTheFrameworkOfTheLog(LogTool tool) {
        Advice advice = RunSummary.of(Runs.foreign(tool)).advice().orElseThrow();

        assertThat(advice.diff()).isEmpty();
        assertThat(advice.code())
                .extracting(CodeView::language)
                .containsExactly(tool == LogTool.KERAS ? "Keras" : "PyTorch");
    }

    private static MissingRecordings missing(RunReport report) {
        return RunSummary.of(report).recordings().orElseThrow();
    }
}
