package dev.kasus.bench.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselineTest {
    /** What every test of a tool starts from. */
    @ParameterizedTest
    @MethodSource("all")
    void ofARecordingInWhichNothingStandsNoneSaysAnything(Baseline tool) {
        assertThat(new Sketch().alarms(tool)).isEmpty();
    }

    static List<Baseline> all() {
        return Baseline.all();
    }

    @Test
    void fiveToolsAreComparedWith() {
        assertThat(Baseline.all())
                .extracting(Baseline::name)
                .containsExactly("SageMaker Debugger", "AutoTrainer", "DeepDiagnosis", "BTTackler", "UMLAUT");
    }
}
