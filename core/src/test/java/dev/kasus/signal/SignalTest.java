package dev.kasus.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTest {
    @Test
    void aSubjectStandsInThePlaceOfTheStar() {
        Signal signal = Signals.DEAD_FRACTION;
        assertThat(signal.of("conv1")).isEqualTo("layer/conv1/dead-fraction");
        assertThat(signal.subjectOf("layer/conv1/dead-fraction")).isEqualTo("conv1");
        assertThat(signal.subjectOf("layer/a/b/dead-fraction")).isEqualTo("a/b");
        assertThat(signal.subjectOf("layer//dead-fraction")).isNull();
        assertThat(signal.subjectOf("layer/dead-fraction")).isNull();
        assertThat(signal.subjectOf("layer/conv1/weight-norm")).isNull();
    }

    @Test
    void aSignalOfTheWholeRunHasNoSubject() {
        assertThat(Signals.TRAIN_LOSS.matches("train/loss")).isTrue();
        assertThat(Signals.TRAIN_LOSS.matches("train/lost")).isFalse();
        assertThat(Signals.TRAIN_LOSS.subjectOf("train/loss")).isNull();
        assertThatThrownBy(() -> Signals.TRAIN_LOSS.of("conv1")).isInstanceOf(IllegalStateException.class);
    }

    /** Class names may hold anything, slashes and names of signals too. */
    @Test
    void noTagIsOfTwoSignals() {
        for (Signal signal : Signals.all()) {
            for (String subject : List.of("conv1", "a/b", "train/loss")) {
                String tag = signal.isPerSubject() ? signal.of(subject) : signal.tag();
                assertThat(Signals.all())
                        .filteredOn(other -> other.matches(tag))
                        .containsExactly(signal);
            }
        }
    }

    @Test
    void allOfThemAreListed() throws IllegalAccessException {
        for (var field : Signals.class.getDeclaredFields()) {
            if (field.getType() == Signal.class && Modifier.isPublic(field.getModifiers())) {
                assertThat(Signals.all()).contains((Signal) field.get(null));
            }
        }
        assertThat(Signals.all()).doesNotHaveDuplicates().hasSize((int) Arrays.stream(Signals.class.getDeclaredFields())
                .filter(field -> field.getType() == Signal.class)
                .count());
    }
}
