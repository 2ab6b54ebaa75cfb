package dev.kasus.report.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.run.LogTool;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code fixtures/check_recordings.py} runs the lines that this test writes to {@code target/recording-code}. */
class RecordingCodeTest {
    private static final Path WRITTEN = Path.of("target", "recording-code");
    /** More would not fit beside a label on most screens. */
    private static final int WIDEST = 88;

    private static final Pattern TAG =
            Pattern.compile("\"((?:train|validation|progress|layer|class|input)/[-a-z0-9_./{}*]+)\"");

    @ParameterizedTest
    @EnumSource
    void eachToolHasLinesForAllThatItLetsItsUserSee(LogTool tool) throws IOException {
        for (Recordable what : Recordable.values()) {
            List<String> lines = RecordingCode.lines(tool, what);
            assertThat(lines.isEmpty())
                    .as(tool + " " + what)
                    .isEqualTo(tool == LogTool.ULTRALYTICS && what == Recordable.CLASSES);
            Path file = WRITTEN.resolve(tool.name().toLowerCase(Locale.ROOT)).resolve(what.id() + ".py");
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLinesAreWholeAndFitAScreen(LogTool tool) {
        for (Recordable what : Recordable.values()) {
            assertThat(RecordingCode.lines(tool, what))
                    .as(tool + " " + what)
                    .allMatch(line -> line.length() <= WIDEST)
                    .noneMatch(line -> line.startsWith("record(") || line.startsWith("record_all("))
                    .noneMatch(line -> line.contains("{Name}") || line.contains("{watch}") || line.contains("$"));
        }
    }

    /** A tag that no signal has would be recorded for nothing. */
    @ParameterizedTest
    @EnumSource
    void everyTagInTheLinesIsOneOfTheSignalsThatTheyAreFor(LogTool tool) {
        for (Recordable what : Recordable.values()) {
            TAG.matcher(String.join("\n", RecordingCode.lines(tool, what)))
                    .results()
                    .map(RecordingCodeTest::tag)
                    .forEach(tag -> assertThat(what.signals())
                            .as(tool + " " + what + " " + tag)
                            .anyMatch(signal -> signal.matches(tag)));
        }
    }

    private static String tag(MatchResult found) {
        return found.group(1).replace("{split}", "train").replaceAll("\\{(layer\\.)?name\\}", "some.name");
    }

    /** Where no recipe is lacking, all that a rule asks for can be recorded with any of the two. */
    @ParameterizedTest
    @EnumSource(names = {"PYTORCH", "KERAS"})
    void whatRulesAskForCanBeRecorded(LogTool tool) {
        Diagnosis empty = Diagnosis.of(new Recording.Builder().build(), Rules.all());
        for (Finding finding : empty.unknown()) {
            List<Need> needs = ((Opinion.Unknown) finding.opinion()).needs();
            if (needs.contains(Need.Beyond.RECIPE)) {
                continue;
            }
            for (Need need : needs) {
                if (need instanceof Need.Recorded recorded) {
                    assertThat(Recordable.of(recorded.signal()))
                            .as(finding.id() + " " + need.id())
                            .hasValueSatisfying(what ->
                                    assertThat(RecordingCode.lines(tool, what)).isNotEmpty());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("signals")
    void noSignalIsRecordedByTwo(Signal signal) {
        assertThat(Stream.of(Recordable.values()).filter(what -> what.signals().contains(signal)))
                .hasSizeLessThanOrEqualTo(1);
    }

    static List<Signal> signals() {
        return Signals.all();
    }
}
