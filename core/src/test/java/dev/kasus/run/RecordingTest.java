package dev.kasus.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.signal.Matrix;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static Matrix matrix(long step, double value) {
        return new Matrix(step, 1, 1, new double[] {value});
    }

    @Test
    void aRestartForgetsWhatItWillSayAgain() {
        Recording.Builder builder = new Recording.Builder();
        for (long step = 1; step <= 10; step++) {
            builder.scalar("train/loss", step, step);
            builder.matrix("validation/confusion", matrix(step, step));
        }
        builder.dropFrom(6);
        builder.scalar("train/loss", 6, 60);
        builder.matrix("validation/confusion", matrix(6, 60));
        Recording recording = builder.build();
        assertThat(recording.series(Signals.TRAIN_LOSS).values()).containsExactly(1, 2, 3, 4, 5, 60);
        assertThat(recording.matrices(Signals.CONFUSION))
                .extracting(m -> m.at(0, 0))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 60.0);
    }

    @Test
    void aStepThatComesAgainReplacesItsMatrix() {
        Recording.Builder builder = new Recording.Builder();
        builder.matrix("m", matrix(1, 1));
        builder.matrix("m", matrix(2, 2));
        builder.matrix("m", matrix(2, 3));
        assertThat(builder.build().matrices(Signals.CONFUSION)).isEmpty();
        builder.matrix(Signals.CONFUSION.tag(), matrix(2, 2));
        builder.matrix(Signals.CONFUSION.tag(), matrix(1, 3));
        assertThat(builder.build().matrices(Signals.CONFUSION))
                .extracting(m -> m.at(0, 0))
                .containsExactly(3.0);
    }

    @Test
    void anEpochEndsAtItsLastStep() {
        Recording.Builder builder = new Recording.Builder();
        builder.scalar(Signals.EPOCH.tag(), 10, 1);
        builder.scalar(Signals.EPOCH.tag(), 20, 2);
        Recording recording = builder.build();
        assertThat(recording.epochs()).isEqualTo(2);
        long[] steps = {1, 10, 11, 20, 21};
        int[] epochs = {1, 1, 2, 2, 3};
        for (int i = 0; i < steps.length; i++) {
            assertThat(recording.epochOf(steps[i])).as("step " + steps[i]).isEqualTo(epochs[i]);
        }
        assertThat(new Recording.Builder().build().epochOf(5)).isZero();
        assertThat(new Recording.Builder().build().epochs()).isZero();
    }

    @Test
    void subjectsWithoutARecipeAreSorted() {
        Recording.Builder builder = new Recording.Builder();
        builder.scalar("layer/b/dead-fraction", 1, 0);
        builder.scalar("layer/a/dead-fraction", 1, 0);
        builder.scalar("layer/c/weight-norm", 1, 0);
        assertThat(builder.build().subjects(Signals.DEAD_FRACTION)).containsExactly("a", "b");
    }

    @Test
    void whatIsRecordedLaterDoesNotChangeARecording() {
        Recording.Builder builder = new Recording.Builder();
        builder.scalar("x", 1, 1);
        Recording early = builder.build();
        builder.scalar("x", 1, 2);
        assertThat(early.series("x").values()).containsExactly(1);
        assertThat(early.series("none")).isSameAs(Series.EMPTY);
    }
}
