package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rung;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalReportTest {
    @Test
    void ofASickRunReadsLikeThis() {
        assertThat(TerminalReport.text(Runs.sick(), Ink.PLAIN)).isEqualTo(Html.resource("sick.txt"));
    }

    @Test
    void ofARunWhoseLossIsNoNumberReadsLikeThis() {
        assertThat(TerminalReport.text(Runs.broken(), Ink.PLAIN)).isEqualTo(Html.resource("broken.txt"));
    }

    @Test
    void withoutASingleValueNothingIsDrawnAndNothingCalledHealthy() {
        String text = TerminalReport.text(Runs.empty(), Ink.PLAIN);

        assertThat(text)
                .startsWith("? no verdict: none of 2 things could be looked at\n")
                .contains("No value was recorded")
                .doesNotContain("✓", "nothing wrong", "Curves");
    }

    @Test
    void couldNotLookNeverPrintsLikeAbsent() {
        List<String> lines =
                TerminalReport.text(Runs.healthy(), Ink.PLAIN).lines().toList();

        assertThat(lines.get(0)).isEqualTo("◐ nothing wrong was found; 1 thing could not be looked at");
        assertThat(lines).anyMatch(line -> line.startsWith("  ?  Saturated activation: the recording has no"));
        assertThat(lines).noneMatch(line -> line.contains("✓") && line.contains("Saturated"));
        assertThat(TerminalReport.text(Runs.large(), Ink.PLAIN)).startsWith("✓ nothing wrong was found so far\n");
    }

    @Test
    void escapeSequencesComeWithColourOnlyAndChangeNothingElse() {
        String plain = TerminalReport.text(Runs.sick(), Ink.PLAIN);
        String colour = TerminalReport.text(Runs.sick(), Ink.COLOUR);

        assertThat(plain).doesNotContain("\u001b");
        assertThat(colour).contains("\u001b[1;31m");
        assertThat(colour.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("all")
    void fitsEightyColumns(RunReport report) {
        assertThat(TerminalReport.text(report, Ink.PLAIN).lines())
                .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(80));
    }

    static Stream<RunReport> all() {
        return Stream.of(
                Runs.healthy(),
                Runs.sick(),
                Runs.broken(),
                Runs.large(),
                Runs.empty(),
                Runs.foreign(),
                Runs.hostile("スズメダイ".repeat(40)));
    }

    @Test
    void whatANameBringsAlongCannotSteerTheTerminal() {
        assertThat(TerminalReport.text(Runs.hostile("fish\u001b[2J\u0007\nnext\u202e"), Ink.PLAIN))
                .contains("fish␛[2J␇ next")
                .doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void manyLayersAreCountedNotListed() {
        List<String> layers =
                IntStream.rangeClosed(1, 40).mapToObj(i -> "conv" + i).toList();
        Finding finding = new Finding(
                "vanishing-gradient",
                "Vanishing gradient",
                new Opinion.Present(
                        1, layers, List.of(), -1, List.of(new Evidence("train/loss", 1, 2, 1, Double.NaN, "Seen."))),
                Rung.OBSERVED,
                0);
        String text = TerminalReport.text(
                new RunReport("r", "", new Recording.Builder().build(), new Diagnosis(List.of(finding)), List.of()),
                Ink.PLAIN);

        assertThat(text)
                .startsWith("✗ sick: vanishing gradient in conv1, conv2, conv3 and 37 more\n")
                .contains("conv6 and 34 more; since when is not\n     known")
                .doesNotContain("conv7");
    }
}
