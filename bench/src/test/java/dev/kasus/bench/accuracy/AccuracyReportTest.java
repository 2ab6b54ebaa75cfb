package dev.kasus.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyReportTest {
    private static final Recipe RECIPE = Presets.read("lenet");
    private static final Subject HEALTHY = Subject.healthy("plain", RECIPE);
    private static final Subject SICK = Subject.fault("dying-relu", RECIPE);

    private static SubjectRun trial(Subject subject, long seed, String... present) {
        return new SubjectRun(subject, seed, 0.99, 0.5 + seed / 10.0, List.of(present), List.of());
    }

    @Test
    void aFaultIsHitWhereItsCauseStandsFirst() {
        assertThat(trial(SICK, 0, "dying-relu", "plateau").hit(1)).isTrue();
        assertThat(trial(SICK, 0, "plateau", "dying-relu").hit(1)).isFalse();
        assertThat(trial(SICK, 0, "plateau", "dying-relu").hit(3)).isTrue();
        assertThat(trial(SICK, 0, "a", "b", "c", "dying-relu").hit(3)).isFalse();
        assertThat(trial(SICK, 0).hit(3)).isFalse();
    }

    @Test
    void everythingThatIsSaidOfAHealthyRunIsAFalseAlarm() {
        String table = new AccuracyReport(
                        List.of(HEALTHY, SICK),
                        List.of(
                                trial(HEALTHY, 0),
                                trial(HEALTHY, 1, "plateau"),
                                trial(HEALTHY, 2, "plateau", "dying-relu"),
                                trial(SICK, 0, "dying-relu", "plateau"),
                                trial(SICK, 1, "plateau", "dying-relu")))
                .markdown();
        assertThat(table)
                .contains("| plain | 3 | 0.990 to 0.990 | 0.500 to 0.700 | 2 of 3 | dying-relu 1, plateau 2 |")
                .contains("| dying-relu | 2 | 0.990 to 0.990 | 0.500 to 0.600 | 1 of 2 | 2 of 2 | plateau 2 |")
                .contains("| plain | 1 | 0.990 | 0.600 | plateau |")
                .contains("| plain | 0 | 0.990 | 0.500 | healthy |");
    }
}
