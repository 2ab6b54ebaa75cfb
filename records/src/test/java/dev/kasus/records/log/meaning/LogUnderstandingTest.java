package dev.kasus.records.log.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.StepUnit;
import dev.kasus.run.LogTool;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LogUnderstandingTest {
    private final List<LogCurve> curves = new ArrayList<>();
    private StepUnit unit = StepUnit.UNKNOWN;
    private Series epochs = Series.EMPTY;
    private List<String> notes = List.of();

    private LogUnderstandingTest with(String name, long first, long every, int count, IntToDoubleFunction value) {
        Series.Builder points = new Series.Builder();
        for (int i = 0; i < count; i++) {
            points.add(first + i * every, value.applyAsDouble(i));
        }
        curves.add(new LogCurve(name, points.build()));
        return this;
    }

    private Recording read() {
        return read(TagMap.NONE);
    }

    private Recording read(TagMap map) {
        Recording.Builder recording = new Recording.Builder();
        notes = LogUnderstanding.read(new LogCurves(LogTool.OWN, curves, unit, epochs, 0, List.of()), map, recording);
        return recording.build();
    }

    @Test
    void percentBecomeSharesAndAreSaid() {
        Recording recording = with("train_acc", 0, 1, 5, i -> 20.0 * (i + 1))
                .with("val_acc", 0, 1, 5, i -> 10.0 * (i + 1))
                .read();
        assertThat(recording.series(Signals.TRAIN_ACCURACY).last()).isEqualTo(1);
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).values()).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5);
        assertThat(notes).containsExactly("accuracy is in percent: train_acc, val_acc");
    }

    @Test
    void aCurveBelowOneBesideOneInPercentIsInPercentIfItStandsStill() {
        Recording recording = with("train_acc", 0, 1, 5, i -> 20.0 * (i + 1))
                .with("val_acc", 0, 1, 5, i -> 0.9)
                .read();
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).last()).isCloseTo(0.009, within(1e-9));
        curves.clear();
        Recording mixed = with("train_acc", 0, 1, 5, i -> 20.0 * (i + 1))
                .with("val_acc", 0, 1, 5, i -> 0.2 * (i + 1))
                .read();
        assertThat(mixed.series(Signals.VALIDATION_ACCURACY).last()).isEqualTo(1);
    }

    /** A hundred classes at chance: one per cent is no 100 %. */
    @Test
    void onePerCentThatNeverMovesIsToldByTheLoss() {
        Recording recording = with("train_loss", 0, 1, 5, i -> Math.log(100))
                .with("val_acc", 0, 1, 5, i -> 1)
                .read();
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).last()).isEqualTo(0.01);
        curves.clear();
        Recording learnt = with("train_loss", 0, 1, 5, i -> 0.001)
                .with("val_acc", 0, 1, 5, i -> 1)
                .read();
        assertThat(learnt.series(Signals.VALIDATION_ACCURACY).last()).isEqualTo(1);
    }

    @Test
    void errorsBecomeAccuracies() {
        Recording recording = with("train_loss", 0, 1, 5, i -> 1)
                .with("val_error", 0, 1, 5, i -> 50 - i)
                .read();
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).value(0)).isEqualTo(0.5);
    }

    @Test
    void theUnitOfAnotherCurveDoesNotHoldForTheOneThatTheUserNames() {
        with("train_loss", 0, 1, 5, i -> 1).with("val_error", 0, 1, 5, i -> 0.4).with("mine", 0, 1, 5, i -> 0.1 * i);
        Recording recording = read(new TagMap(Map.of("mine", "validation/accuracy")));
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).last()).isCloseTo(0.4, within(1e-9));
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).value(0)).isZero();
    }

    @Test
    void whatIsNoAccuracyIsLeftOut() {
        Recording recording = with("train_loss", 0, 1, 5, i -> 1)
                .with("val_acc", 0, 1, 5, i -> 1000 * i)
                .read();
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).isEmpty()).isTrue();
        assertThat(notes).anyMatch(note -> note.startsWith("\"val_acc\" is no accuracy"));
    }

    @Test
    void trainingByStepsAndValidationByEpochsAreBroughtTogether() {
        Recording recording = with("Loss/train", 0, 1, 600, i -> 600 - i)
                .with("Loss/val", 0, 1, 12, i -> 12 - i)
                .read();
        assertThat(recording.epochs()).isEqualTo(12);
        assertThat(recording.series(Signals.TRAIN_LOSS).steps())
                .isEqualTo(recording.series(Signals.VALIDATION_LOSS).steps())
                .startsWith(50, 100)
                .endsWith(600);
        assertThat(recording.series(Signals.TRAIN_LOSS).value(0)).isCloseTo(575.5, within(1e-9));
        assertThat(recording.series(Signals.STEP_LOSS).size()).isEqualTo(600);
        assertThat(notes)
                .containsExactly(
                        "training is recorded at steps and validation at epochs: an epoch was taken for 50 steps");
    }

    @Test
    void oneAxisOfStepsIsAveragedBetweenValidations() {
        Recording recording = with("Loss/train", 0, 1, 600, i -> i % 2)
                .with("Loss/val", 49, 50, 12, i -> 1)
                .read();
        assertThat(recording.series(Signals.TRAIN_LOSS).values())
                .containsOnly(0.5)
                .hasSize(12);
        assertThat(notes).isEmpty();
    }

    @Test
    void readingsThatLieOneStepApartBelongTogether() {
        for (int late : new int[] {-1, 1}) {
            curves.clear();
            Recording recording = with("train_acc", 50, 50, 12, i -> 0.05 * i)
                    .with("val_acc", 50 + late, 50, 12, i -> 0.04 * i)
                    .read();
            assertThat(recording.series(Signals.TRAIN_ACCURACY).steps())
                    .isEqualTo(recording.series(Signals.VALIDATION_ACCURACY).steps())
                    .hasSize(12);
        }
    }

    @Test
    void singleBatchesAloneAreAveraged() {
        Recording recording = with("loss", 0, 1, 600, i -> 2.3 * Math.exp(-i / 300.0) + 0.4 * Math.sin(7.3 * i * i))
                .read();
        assertThat(recording.series(Signals.TRAIN_LOSS).size()).isEqualTo(24);
        assertThat(recording.series(Signals.STEP_LOSS).size()).isEqualTo(600);
        assertThat(notes.get(0)).startsWith("its 600 readings of single batches were averaged over 24 parts");
    }

    @Test
    void aSmoothCurveOfManyEpochsIsNot() {
        Recording recording =
                with("loss", 1, 1, 300, i -> 2.3 * Math.exp(-i / 60.0)).read();
        assertThat(recording.series(Signals.TRAIN_LOSS).size()).isEqualTo(300);
        assertThat(recording.epochs()).isEqualTo(300);
        assertThat(notes).isEmpty();
    }

    @Test
    void anEpochCurveSaysWhereEpochsEnd() {
        Recording recording = with("train_loss", 9, 10, 12, i -> i)
                .with("val_loss", 39, 40, 3, i -> i)
                .with("epoch", 9, 10, 12, i -> Math.floorDiv(i, 4))
                .read();
        assertThat(recording.series(Signals.EPOCH).values()).containsExactly(1, 2, 3);
        assertThat(recording.series(Signals.TRAIN_LOSS).values()).containsExactly(1.5, 5.5, 9.5);
        assertThat(recording.series(Signals.VALIDATION_LOSS).values()).containsExactly(0, 1, 2);
    }

    @Test
    void whatTheUserSaysGoesFirst() {
        with("mine", 0, 1, 5, i -> i).with("val_acc", 0, 1, 5, i -> 0.1 * i).with("train_loss", 0, 1, 5, i -> 9);
        Recording recording = read(new TagMap(Map.of("mine", "train/loss")));
        assertThat(recording.series(Signals.TRAIN_LOSS).values()).containsExactly(0, 1, 2, 3, 4);
        assertThatThrownBy(() -> read(new TagMap(Map.of("yours", "train/loss"))))
                .isInstanceOf(BadInput.class)
                .hasMessage("the log has no curve \"yours\"\nIt has: mine, val_acc, train_loss.");
        assertThatThrownBy(() -> new TagMap(Map.of("mine", "train/los")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("\"train/los\" is not a signal");
        assertThatThrownBy(() -> TagMap.of(List.of("mine")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("TAG=SIGNAL");
    }

    @Test
    void ofCurvesNoneOfWhichIsUnderstoodTheLogIsRefused() {
        with("reward", 0, 1, 5, i -> i).with("entropy bonus", 0, 1, 5, i -> i);
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("of its 2 curves none is understood: reward, entropy bonus\n")
                .hasMessageContaining("--map");
    }

    @Test
    void strangeNamesKeepTheirCurveAndAreListed() {
        Recording recording = with("train_loss", 0, 1, 5, i -> i)
                .with("my/own", 0, 1, 5, i -> 2 * i)
                .read();
        assertThat(recording.series("my/own").last()).isEqualTo(8);
        assertThat(notes).containsExactly("not understood: my/own; --map \"TAG=SIGNAL\" says what one is");
    }

    @Test
    void layersAreOrderedByTheirNamesAndThatIsSaid() {
        for (String layer : List.of("conv1", "conv10", "conv2", "fc")) {
            with("gradients/" + layer + ".weight/norm", 1, 1, 5, i -> 1);
        }
        Recording recording = with("loss", 1, 1, 5, i -> i).read();
        assertThat(recording.origin().orElseThrow().layers()).containsExactly("conv1", "conv2", "conv10", "fc");
        assertThat(recording.series(Signals.WEIGHT_GRADIENT, "conv10").size()).isEqualTo(5);
        assertThat(notes)
                .containsExactly("the order of its 4 layers was guessed from their names: conv1 first, fc last");
    }
}
