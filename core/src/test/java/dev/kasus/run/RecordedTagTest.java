package dev.kasus.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.signal.Signals;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedTagTest {
    static Stream<String> names() {
        return Stream.of(
                "layer/conv1/dead-fraction",
                "train/layer/conv1/dead-fraction",
                "train/epoch_layer/conv1/dead-fraction",
                "train_layer/conv1/dead-fraction");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTagIsFoundBehindTheWordsOfATool(String name) {
        assertThat(RecordedTag.in(name)).contains("layer/conv1/dead-fraction");
    }

    @Test
    void aNameThatHoldsNoTagIsLeftAlone() {
        assertThat(RecordedTag.in("train/layer/conv1/size")).isEmpty();
        assertThat(RecordedTag.in("my_train/accuracy")).isEmpty();
        assertThat(RecordedTag.in("train_train/accuracy")).contains(Signals.TRAIN_ACCURACY.tag());
    }
}
