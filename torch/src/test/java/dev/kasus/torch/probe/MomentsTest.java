package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.torch.network.BatchMoments;
import dev.kasus.torch.network.Block;
import dev.kasus.torch.network.ChannelColumns;
import dev.kasus.torch.network.Norms;
import dev.kasus.torch.network.PlainNetwork;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Norms, moments and maxima of tensors, whatever their layout and range. */
class MomentsTest {

    /** Of few channels and of many, in either order of memory, flat and not. */
    @ParameterizedTest
    @CsvSource({"3, 5", "16, 5", "20, 4", "7, 1"})
    void momentsAndMaximaAreThoseOfEveryChannel(int channels, int side) {
        Block block = Block.random(9, channels, side, side, 3);
        try (PointerScope scope = new PointerScope()) {
            Tensor plain = torch.tensor(block.floats()).view(9, channels, side, side);
            List<Tensor> layouts = side == 1
                    ? List.of(plain, plain.view(9, channels))
                    : List.of(plain, plain.contiguous(torch.MemoryFormat.ChannelsLast));
            for (Tensor tensor : layouts) {
                BatchMoments moments = new BatchMoments();
                moments.add(tensor.narrow(0, 0, 6));
                moments.add(tensor.narrow(0, 6, 3));
                float[] largest = ChannelColumns.largest(tensor);
                assertThat(largest).hasSize(channels);
                for (int c = 0; c < channels; c++) {
                    double mean = PlainNetwork.mean(block, 0, c, 1, true, 0, 1);
                    assertThat(moments.mean(c)).isCloseTo(mean, within(1e-5));
                    assertThat(moments.variance(c))
                            .isCloseTo(PlainNetwork.mean(block, 0, c, 1, true, mean, 2), within(1e-5));
                    double max = Double.NEGATIVE_INFINITY;
                    for (int n = 0; n < 9; n++) {
                        for (int p = 0; p < side * side; p++) {
                            max = Math.max(max, block.get(n, c, p / side, p % side));
                        }
                    }
                    assertThat((double) largest[c]).isEqualTo(max);
                }
                double mean = PlainNetwork.mean(block, 0, 0, channels, true, 0, 1);
                assertThat(moments.mean()).isCloseTo(mean, within(1e-5));
                assertThat(moments.variance())
                        .isCloseTo(PlainNetwork.mean(block, 0, 0, channels, true, mean, 2), within(1e-5));
            }
        }
    }

    @Test
    void aSpreadThatIsTinyBesideItsMeanIsNotLost() {
        try (PointerScope scope = new PointerScope()) {
            Recording.Builder recorder = new Recording.Builder();
            OutputStatistics statistics = new OutputStatistics(new Layer.Sigmoid("s"));
            for (int batch = 0; batch < 3; batch++) {
                Tensor noise = torch.empty(50, 4, 8, 8)
                        .normal_(0.5, 1e-5, new GeneratorOptional(torch.make_generator_cpu(batch)));
                statistics.add(noise);
            }
            statistics.record(1, recorder);
            assertThat(recorder.build().series(Signals.ACTIVATION_MEAN, "s").last())
                    .isCloseTo(0.5, within(1e-6));
            assertThat(recorder.build().series(Signals.ACTIVATION_STD, "s").last())
                    .isCloseTo(1e-5, within(2e-7));
        }
    }

    @Test
    void normsHoldBeyondTheRangeOfTheSquares() {
        try (PointerScope scope = new PointerScope()) {
            assertThat(Norms.of(torch.tensor(3e-30f, 4e-30f))).isCloseTo(5e-30, within(1e-35));
            assertThat(Norms.of(torch.tensor(3e30f, 4e30f))).isCloseTo(5e30, within(1e25));
            assertThat(Norms.of(torch.zeros(3))).isZero();
            assertThat(Norms.of(torch.tensor(1f, Float.POSITIVE_INFINITY))).isInfinite();
            assertThat(Norms.of(torch.tensor(1f, Float.NaN, Float.POSITIVE_INFINITY)))
                    .isNaN();
        }
    }
}
