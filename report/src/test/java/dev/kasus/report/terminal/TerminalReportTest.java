package dev.kasus.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.report.Golden;
import dev.kasus.report.RunReport;
import dev.kasus.report.RunSummary;
import dev.kasus.report.Runs;
import dev.kasus.run.LogTool;
import dev.kasus.run.Recording;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalReportTest {
    @Test
    void ofASickRunReadsLikeThis() {
        assertThat(TerminalReport.brief(Runs.sick(), ColourMode.PLAIN, 80, "kasus"))
                .isEqualTo(Golden.text(TerminalReportTest.class, "sick.txt"));
    }

    @Test
    void allOfASickRunReadsLikeThis() {
        assertThat(TerminalReport.all(Runs.sick(), ColourMode.PLAIN, 80, "kasus"))
                .isEqualTo(Golden.text(TerminalReportTest.class, "sick-all.txt"));
    }

    @Test
    void ofARunWhoseLossIsNoNumberReadsLikeThis() {
        assertThat(TerminalReport.brief(Runs.broken(), ColourMode.PLAIN, 80, "kasus"))
                .isEqualTo(Golden.text(TerminalReportTest.class, "broken.txt"));
    }

    @Test
    void withoutASingleValueNothingIsDrawnAndThereIsNoVerdict() {
        assertThat(TerminalReport.brief(Runs.empty(), ColourMode.PLAIN, 80, "kasus"))
                .contains("\n? no verdict: none of 2 checks were possible\n", "No value was recorded")
                .doesNotContain("✓", "nothing wrong", "Curves");
    }

    @Test
    void unknownNeverPrintsLikeAbsent() {
        List<String> lines = TerminalReport.brief(Runs.healthy(), ColourMode.PLAIN, 80, "kasus")
                .lines()
                .toList();

        assertThat(lines).contains("◐ nothing wrong was found; 1 check not possible");
        assertThat(lines).anyMatch(line -> line.startsWith("  ?  cannot check saturated activation"));
        assertThat(lines).noneMatch(line -> line.contains("✓") && line.contains("saturated"));
        assertThat(TerminalReport.brief(Runs.large(), ColourMode.PLAIN, 80, "kasus"))
                .contains("\n✓ nothing wrong was found so far\n");
    }

    @Test
    void theNextCommandStandsLast() {
        assertThat(TerminalReport.brief(Runs.sick(), ColourMode.PLAIN, 80, "kasus")
                        .lines())
                .last()
                .asString()
                .startsWith("  Next: kasus treat runs/20260412-102210-fish-ten-sigmoids --budget 10");
    }

    @Test
    void escapeSequencesComeWithColourOnlyAndChangeNothingElse() {
        String plain = TerminalReport.brief(Runs.sick(), ColourMode.PLAIN, 80, "kasus");
        String colour = TerminalReport.brief(Runs.sick(), ColourMode.COLOUR, 80, "kasus");

        assertThat(plain).doesNotContain("\u001b");
        assertThat(colour).contains("\u001b[1;31m");
        assertThat(colour.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesAtMostFortyRowsOfAnyTerminal(RunReport report) {
        for (int width : new int[] {60, 72, 80, 100, 200}) {
            int rows = TerminalReport.brief(report, ColourMode.PLAIN, width, "kasus")
                    .lines()
                    .mapToInt(line -> Math.max(1, (TextWidth.of(line) + width - 1) / width))
                    .sum();

            assertThat(rows).as("at %s columns", width).isLessThanOrEqualTo(40);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void allButLinesToPasteFitTheTerminal(RunReport report) {
        Set<String> code = RunSummary.of(report).recordings().stream()
                .flatMap(missing -> missing.all().stream())
                .flatMap(wanted -> wanted.code().lines().stream())
                .collect(Collectors.toSet());
        for (int width : new int[] {60, 80}) {
            assertThat(TerminalReport.all(report, ColourMode.PLAIN, width, "kasus")
                            .lines()
                            .filter(line -> line.length() < 5 || !code.contains(line.substring(5)))
                            .filter(line -> !line.matches("  (Keras|PyTorch|DJL|recipe|Next:|or:) .*|           .*")))
                    .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width));
        }
    }

    static Stream<RunReport> all() {
        return Stream.of(
                Runs.healthy(),
                Runs.sick(),
                Runs.broken(),
                Runs.large(),
                Runs.empty(),
                Runs.foreign(),
                Runs.foreign(LogTool.KERAS),
                Runs.lossOnly(LogTool.OWN),
                many(),
                Runs.hostile("スズメダイ".repeat(40)));
    }

    /** A run in which everything that can be wrong is, and that cannot be read whole. */
    private static RunReport many() {
        RunReport sick = Runs.sick();
        List<Finding> findings = Stream.concat(
                        Rules.all().stream()
                                .limit(20)
                                .map(rule -> new Finding(
                                        rule.id(),
                                        rule.title(),
                                        new Opinion.Present(
                                                1,
                                                List.of("conv1", "conv2", "conv3", "conv4", "conv5"),
                                                List.of(),
                                                1,
                                                List.of(
                                                        new Evidence(
                                                                "train/loss",
                                                                1,
                                                                2,
                                                                1,
                                                                2,
                                                                "What was seen of it. ".repeat(12)),
                                                        new Evidence(
                                                                "train/loss",
                                                                1,
                                                                2,
                                                                1,
                                                                2,
                                                                "And once more. ".repeat(12)))),
                                        EvidenceLevel.OBSERVED,
                                        1)),
                        Rules.all().stream()
                                .skip(20)
                                .map(rule -> new Finding(
                                        rule.id(),
                                        rule.title(),
                                        new Opinion.Unknown("It was not recorded. ".repeat(9), "Record it. ".repeat(9)),
                                        EvidenceLevel.OBSERVED,
                                        0)))
                .toList();
        return new RunReport(
                sick.run(),
                "runs/a/rather/long/way/down/the/folders/" + sick.run(),
                sick.state(),
                sick.recording(),
                new Diagnosis(findings),
                Collections.nCopies(9, "events.out.2 is torn, and so are all the others that were read today."));
    }

    @Test
    void ofALogOfAnotherToolReadsLikeThis() {
        assertThat(TerminalReport.brief(Runs.foreign(LogTool.PYTORCH), ColourMode.PLAIN, 80, "kasus"))
                .isEqualTo(Golden.text(TerminalReportTest.class, "foreign.txt"));
        assertThat(TerminalReport.brief(Runs.lossOnly(LogTool.KERAS), ColourMode.PLAIN, 80, "kasus"))
                .isEqualTo(Golden.text(TerminalReportTest.class, "loss-only.txt"));
    }

    @Test
    void whatANameBringsAlongCannotSteerTheTerminal() {
        RunReport hostile = Runs.hostile("fish\u001b[2J\u0007\nnext\u202e");

        assertThat(TerminalReport.brief(hostile, ColourMode.PLAIN, 80, "kasus")
                        + TerminalReport.all(hostile, ColourMode.PLAIN, 80, "kasus"))
                .contains("fish␛[2J")
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
                EvidenceLevel.OBSERVED,
                0);
        RunReport report = new RunReport(
                "r", "runs/r", "", new Recording.Builder().build(), new Diagnosis(List.of(finding)), List.of());

        assertThat(TerminalReport.brief(report, ColourMode.PLAIN, 80, "kasus"))
                .contains("✗ sick: vanishing gradient in conv1, conv2, conv3 and 37 more\n")
                .doesNotContain("conv4");
        assertThat(TerminalReport.all(report, ColourMode.PLAIN, 80, "kasus"))
                .contains("conv6 and 34 more; onset unknown")
                .doesNotContain("conv7");
    }
}
