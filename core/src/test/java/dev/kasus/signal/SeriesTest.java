package dev.kasus.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesTest {
    static LongStream seeds() {
        Long one = Long.getLong("kasus.seed");
        return one == null ? LongStream.range(0, 200) : LongStream.of(one);
    }

    /** A sorted map is the reference implementation: a value at a step that is not new replaces all from there on. */
    @ParameterizedTest
    @MethodSource("seeds")
    void behavesAsASortedMapThatForgetsTheFutureOfEachNewValue(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        TreeMap<Long, Double> reference = new TreeMap<>();
        Series.Builder builder = new Series.Builder();
        long step = -3;
        for (int i = random.nextInt(300); i > 0; i--) {
            step += random.nextInt(8) == 0 ? -random.nextInt(20) : random.nextInt(5);
            if (random.nextInt(20) == 0) {
                builder.dropFrom(step);
                reference.tailMap(step, true).clear();
            } else {
                double value = random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian();
                builder.add(step, value);
                reference.tailMap(step, true).clear();
                reference.put(step, value);
            }
        }
        Series series = builder.build();
        assertThat(series.steps())
                .isEqualTo(
                        reference.keySet().stream().mapToLong(Long::longValue).toArray());
        assertThat(series.values())
                .isEqualTo(reference.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
        for (long from = step - 5; from < step + 5; from++) {
            Map<Long, Double> since = reference.tailMap(from, true);
            assertThat(series.since(from).values())
                    .isEqualTo(since.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
            assertThat(series.indexFrom(from)).isEqualTo(reference.headMap(from).size());
        }
        Double least = reference.values().stream()
                .filter(Double::isFinite)
                .min(Double::compare)
                .orElse(Double.NaN);
        assertThat(series.min()).isEqualTo(least);
        assertThat(series.tail(7).size()).isEqualTo(Math.min(7, reference.size()));
        assertThat(series.tail(7).last()).isEqualTo((Double) series.last());
    }

    @Test
    void anEmptySeriesHasNoLastValue() {
        assertThat(Series.EMPTY.isEmpty()).isTrue();
        assertThat(Series.EMPTY.last()).isNaN();
        assertThat(Series.EMPTY.lastStep()).isEqualTo(-1);
        assertThat(Series.EMPTY.max()).isNaN();
        assertThat(Series.EMPTY.since(0).tail(3).size()).isZero();
    }

    @Test
    void extremesAreOfFiniteValuesOnly() {
        Series series = Series.of(new long[] {1, 2, 3, 4}, new double[] {Double.NaN, -2, Double.POSITIVE_INFINITY, 5});
        assertThat(series.min()).isEqualTo(-2);
        assertThat(series.max()).isEqualTo(5);
    }

    @Test
    void whatItWasBuiltFromAndGivesAwayCannotChangeIt() {
        long[] steps = {1, 2};
        double[] values = {0.1, 0.2};
        Series series = Series.of(steps, values);
        steps[0] = 9;
        values[0] = 9;
        series.values()[1] = 9;
        series.steps()[1] = 9;
        Series.Builder builder = new Series.Builder().add(1, 1);
        Series early = builder.build();
        builder.add(1, 2);
        assertThat(series.values()).containsExactly(0.1, 0.2);
        assertThat(series.steps()).containsExactly(1, 2);
        assertThat(early.values()).containsExactly(1);
    }

    @Test
    void stepsThatDoNotGrowAreRefused() {
        assertThatThrownBy(() -> Series.of(new long[] {1, 1}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Series.of(new long[] {1}, new double[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
