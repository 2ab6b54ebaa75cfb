package dev.kasus.bench.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.Kasus;
import dev.kasus.Run;
import dev.kasus.message.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs of real trainings in nine formats; {@code src/test/fixtures/logs} made them. */
class RealLogsTest {
    private static final Path FOLDER = Path.of("src/test/resources/logs");

    /** Curves do not show what is wrong with these: they end well, or at a level that may be the task's. */
    private static final List<String> NOT_SHOWN =
            List.of("pytorch-hparams-oscillate-s1", "timm-summary-underfit-tiny-s1");

    static Stream<KnownLog> logs() {
        return KnownLog.in(FOLDER).stream();
    }

    @Test
    void thereAreEnough() {
        assertThat(logs()).filteredOn(log -> !log.right().isEmpty()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(logs()).filteredOn(log -> log.right().isEmpty()).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void isReadAndJudged(KnownLog log) {
        Run run = Kasus.read(log.path());
        assertThat(run.recording().epochs()).isGreaterThan(2);
        LogOutcome outcome = LogTable.outcome(log, run);
        if (log.right().isEmpty()) {
            assertThat(outcome).as(run.verdict()).isEqualTo(LogOutcome.RIGHT);
        } else if (NOT_SHOWN.contains(log.path().getFileName().toString())) {
            assertThat(outcome).as(run.verdict()).isEqualTo(LogOutcome.UNKNOWN);
        } else {
            assertThat(outcome).as(run.verdict()).isIn(LogOutcome.RIGHT, LogOutcome.LISTED);
        }
        if (log.atChance()) {
            assertThat(run.diagnosis().healthy()).as("an all-clear at chance").isFalse();
        }
    }

    /** What can be proven needs a recipe. */
    @ParameterizedTest
    @MethodSource("logs")
    void nothingIsOfferedThatWouldBeRefused(KnownLog log) {
        Run run = Kasus.read(log.path());
        assertThat(run.text()).doesNotContain("kasus treat", "--probe ", "lr-range");
        try {
            run.treat().start();
        } catch (BadInput refused) {
            assertThat(refused).hasMessageContaining("recipe");
            return;
        }
        throw new AssertionError("treated without a recipe");
    }
}
