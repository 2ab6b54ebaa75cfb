package dev.kasus.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.Presets;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstInterimAnalysisTest {
    /** Trainings of 100 s, one at once. */
    private static final FirstInterimAnalysis LOOK = new FirstInterimAnalysis(0.1, 1000, 1);

    private static Recording recorded(int threads) {
        Provenance provenance = new Provenance(
                "",
                "",
                "",
                threads,
                "",
                List.of("a", "b"),
                List.of(50, 50),
                List.of(1, 1),
                List.of(),
                List.of(),
                List.of(),
                "",
                Map.of());
        Recording.Builder recording = new Recording.Builder().provenance(provenance);
        recording.scalar(Signals.SECONDS.tag(), 10, 4);
        recording.scalar(Signals.SECONDS.tag(), 20, 6);
        return recording.build();
    }

    @Test
    void thePaceIsThatOfTheRun() {
        Recipe recipe = Presets.read("plain");
        FirstInterimAnalysis look =
                FirstInterimAnalysis.of(recipe, recorded(1), 2).orElseThrow();
        assertThat(look.secondsPerStep()).isCloseTo(0.3, within(1e-9));
        int batch = recipe.training().batchSize();
        assertThat(look.steps()).isEqualTo((long) recipe.training().epochs() * ((100 + batch - 1) / batch));
        assertThat(FirstInterimAnalysis.of(recipe, recorded(3), 2).orElseThrow().secondsPerStep())
                .as("each thread beyond the first was worth half of it")
                .isCloseTo(0.6, within(1e-9));
        assertThat(FirstInterimAnalysis.of(recipe, new Recording.Builder().build(), 2))
                .isEmpty();
    }

    @Test
    void controlAndPlaceboAreTrainedToo() {
        assertThat(FirstInterimAnalysis.trainings(4, 5)).isEqualTo(18);
        assertThat(FirstInterimAnalysis.trainings(4, 2)).isEqualTo(12);
        assertThat(LOOK.seconds(4, 5)).isCloseTo(1800, within(1e-6));
    }

    @Test
    void whatWouldDoIsSaid() {
        assertThatCode(() -> LOOK.check(31, 0, 4, 5)).doesNotThrowAnyException();
        refused(
                29,
                4,
                5,
                "about 30:00 (18 trainings of about 1:40, 1 at once)",
                "Give --budget 38, or --arms 2 within");
        refused(17, 2, 5, "12 trainings", "Give --budget 25, or --seeds 2 within");
        refused(13, 4, 5, "18 trainings", "Give --budget 38, or --arms 1 --seeds 2 within");
        refused(0.5, 4, 5, "18 trainings", "Give --budget 38.");
    }

    private static void refused(double budget, int arms, int seeds, String... parts) {
        assertThatThrownBy(() -> LOOK.check(budget, 0, arms, seeds))
                .isInstanceOf(BadInput.class)
                .hasMessageContainingAll(parts);
    }
}
