package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.report.json.DiagnosisJson;
import dev.kasus.report.terminal.ColourMode;
import dev.kasus.report.terminal.TerminalReport;
import dev.kasus.report.terminal.TrialReportTest;
import dev.kasus.trial.TrialOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
    @Test
    void aSickRunGetsAdviceAndACommandWithItsOwnPath() {
        RunSummary summary = RunSummary.of(Runs.sick());

        Advice advice = summary.advice().orElseThrow();
        assertThat(advice.remedy()).isEqualTo("relu");
        assertThat(advice.finding().id()).isEqualTo("vanishing-gradient");
        assertThat(advice.diff()).contains("- model.layers.sigmoid1: sigmoid", "+ model.layers.relu1: relu");
        assertThat(advice.code()).extracting(CodeView::language).containsExactly("Keras", "PyTorch", "DJL");
        assertThat(advice.others()).doesNotContain(advice.title()).hasSize(3);
        assertThat(commands(summary))
                .contains(
                        "kasus treat runs/20260412-102210-fish-ten-sigmoids --budget 10",
                        "kasus diagnose runs/20260412-102210-fish-ten-sigmoids --probe",
                        "kasus explain vanishing-gradient");
    }

    @Test
    void oneCauseIsTreatedFirstAndSeveralAreProbedFirst() {
        RunReport one = with(cause("vanishing-gradient", EvidenceLevel.OBSERVED));
        RunReport two = with(
                cause("vanishing-gradient", EvidenceLevel.OBSERVED),
                cause("learning-rate-too-low", EvidenceLevel.OBSERVED));
        RunReport probed = with(
                cause("vanishing-gradient", EvidenceLevel.PROBED),
                cause("learning-rate-too-low", EvidenceLevel.OBSERVED));

        assertThat(commands(RunSummary.of(one)).get(0)).contains("treat");
        assertThat(commands(RunSummary.of(two)).get(0)).endsWith("--probe");
        assertThat(RunSummary.of(two).standing()).contains("Also likely: learning rate too low");
        assertThat(commands(RunSummary.of(probed)).get(0)).contains("treat");
        assertThat(commands(RunSummary.of(probed))).noneMatch(command -> command.endsWith("--probe"));
    }

    @Test
    void withoutARecipeNothingIsOfferedThatWouldRefuse() {
        RunReport foreign =
                Runs.foreign().with(new Diagnosis(List.of(cause("overfitting-gap", EvidenceLevel.OBSERVED))));

        RunSummary summary = RunSummary.of(foreign);

        assertThat(summary.advice()).hasValueSatisfying(advice -> {
            assertThat(advice.title()).isNotEmpty();
            assertThat(advice.diff()).isEmpty();
            assertThat(advice.remedy()).isEqualTo("augmentation");
        });
        assertThat(commands(summary)).containsExactly("kasus explain overfitting-gap");
        assertThat(DiagnosisJson.text(foreign))
                .contains("\"next-level\" : null")
                .doesNotContain("kasus treat");
    }

    @Test
    void anInterruptedRunGoesOnAndARunningOneIsWaitedFor() {
        assertThat(commands(RunSummary.of(inState("interrupted"))).get(0)).startsWith("kasus train --resume runs/");
        assertThat(commands(RunSummary.of(inState("killed"))).get(0)).startsWith("kasus train --resume runs/");
        assertThat(commands(RunSummary.of(inState("running"))))
                .first()
                .asString()
                .startsWith("kasus diagnose runs/")
                .doesNotContain("--probe");
    }

    @Test
    void aCommandIsPrintedWithTheUsersNameOfTheProgram() {
        assertThat(new NextStep("kasus treat runs/kasus a", "").calling("./kasus"))
                .isEqualTo("./kasus treat runs/kasus a");
        assertThat(TerminalReport.brief(Runs.sick(), ColourMode.PLAIN, 80, "/opt/k$1/kasus"))
                .contains("  Next: /opt/k$1/kasus treat runs/");
    }

    @Test
    void afterATrialTheCureIsShownOrWhatWasNotTriedYet() {
        RunReport cured = Runs.sick().with(TrialReportTest.helpful());
        RunReport inVain = Runs.sick().with(TrialReportTest.of(0, 0));

        Advice cure = RunSummary.of(cured).advice().orElseThrow();
        assertThat(cure.remedy()).isEqualTo("lower-learning-rate");
        assertThat(cure.proof()).startsWith("It helped in paired trials: validation accuracy +30.0 points (");
        assertThat(commands(RunSummary.of(cured)).get(0))
                .isEqualTo("kasus train " + cured.path() + " --edit " + cured.path()
                        + "/treatment/lower-learning-rate.yaml");
        assertThat(RunSummary.of(inVain).standing()).contains("Tried, and not shown to help: lower learning rate, ");
        assertThat(RunSummary.of(inVain).advice().orElseThrow().proof()).isEmpty();
        assertThat(commands(RunSummary.of(inVain)).get(0))
                .isEqualTo("kasus treat " + inVain.path() + " --arms 4 --out " + inVain.path()
                        + "/treatment-2 --budget 10");
    }

    @Test
    void aTrialThatWasBegunGoesOnWithItsOwnOptionsAndADamagedOneIsPassedBy() {
        TrialReport whole = TrialReportTest.of(0, 0);
        TrialReport begun = whole.at(
                new TrialOutcome(whole.outcome().trial(), whole.outcome().metric(), Map.of()));

        assertThat(commands(RunSummary.of(Runs.sick().with(begun))).get(0))
                .isEqualTo("kasus treat " + Runs.sick().path() + " --arms 2 --seeds 5 --budget 10");
        assertThat(commands(RunSummary.of(Runs.sick().warned("a/treatment/trial.json is damaged")))
                        .get(0))
                .isEqualTo("kasus treat " + Runs.sick().path() + " --out "
                        + Runs.sick().path() + "/treatment-2 --budget 10");
    }

    @Test
    void thereIsNoVerdictIfMostChecksWereNotPossible() {
        RunReport foreign = Runs.foreign().with(new Diagnosis(List.of(Runs.NO_GAP, Runs.NO_LOOK, Runs.NO_LOOK_EITHER)));

        assertThat(RunSummary.of(foreign).headline())
                .isEqualTo(new Headline(
                        Headline.Verdict.NONE,
                        "no verdict: nothing wrong is seen in its curves, but 2 of 3 checks need more than it has"));
    }

    @Test
    void aHealthyRunHasAStepToo() {
        assertThat(RunSummary.of(Runs.healthy()).advice()).isEmpty();
        assertThat(commands(RunSummary.of(Runs.healthy())))
                .containsExactly("kasus diagnose " + Runs.healthy().path() + " --all");
    }

    @Test
    void aPathWithASpaceCanBePasted() {
        RunReport sick = Runs.sick();
        RunReport spaced = new RunReport(
                sick.run(), "my runs/a", sick.state(), sick.recording(), sick.diagnosis(), sick.warnings());

        assertThat(commands(RunSummary.of(spaced))).contains("kasus treat 'my runs/a' --budget 10");
    }

    private static List<String> commands(RunSummary summary) {
        return summary.next().stream().map(NextStep::command).toList();
    }

    private static RunReport with(Finding... findings) {
        return Runs.sick().with(new Diagnosis(List.of(findings)));
    }

    private static RunReport inState(String state) {
        RunReport healthy = Runs.healthy();
        return new RunReport(
                healthy.run(), healthy.path(), state, healthy.recording(), healthy.diagnosis(), healthy.warnings());
    }

    private static Finding cause(String id, EvidenceLevel level) {
        Evidence seen = new Evidence("train/loss", 1, 2, 1, Double.NaN, "Seen.");
        return new Finding(
                id, id.replace('-', ' '), new Opinion.Present(1, List.of(), List.of(), -1, List.of(seen)), level, 0);
    }
}
