package dev.kasus.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.report.svg.Points;
import dev.kasus.report.svg.Timeline;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void thinningLosesNoSpikeNoGapAndNoEnd(long seed) {
        SplittableRandom random = new SplittableRandom(Long.getLong("kasus.seed", seed));
        int size = 20_000;
        double[] x = new double[size];
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = i;
            y[i] = random.nextDouble();
        }
        int spike = random.nextInt(1, size / 2);
        int gap = random.nextInt(size / 2, size - 1);
        y[spike] = 100;
        y[gap] = Double.NaN;
        Points thin = new Points(x, y).thinned(100);

        assertThat(thin.size()).isLessThanOrEqualTo(500);
        assertThat(thin.x()).isSorted().startsWith(0).endsWith(size - 1.0);
        assertThat(thin.x()).contains(spike, gap);
        double[] kept = Arrays.stream(thin.x()).map(at -> y[(int) at]).toArray();
        assertThat(thin.y()).containsExactly(kept);
    }

    @Test
    void aShortSeriesIsLeftAsItIs() {
        Points points = new Points(new double[] {1, 2}, new double[] {3, 4});

        assertThat(points.thinned(1)).isSameAs(points);
    }

    @Test
    void stepsStandAtTheirEpochAndAfterTheLastEpochGoOnAtItsSpeed() {
        Recording.Builder builder = new Recording.Builder();
        builder.scalar(Signals.EPOCH.tag(), 10, 1);
        builder.scalar(Signals.EPOCH.tag(), 20, 2);
        Timeline timeline = Timeline.of(List.of(builder.build())).get(0);

        assertThat(timeline.unit()).isEqualTo("epoch");
        assertThat(List.of(timeline.at(0), timeline.at(5), timeline.at(10), timeline.at(15), timeline.at(25)))
                .containsExactly(0.0, 0.5, 1.0, 1.5, 2.5);
    }

    @Test
    void oneRunWithoutEpochsPutsAllRunsOnSteps() {
        Recording.Builder epochs = new Recording.Builder();
        epochs.scalar(Signals.EPOCH.tag(), 10, 1);
        Recording.Builder steps = new Recording.Builder();
        steps.scalar(Signals.TRAIN_LOSS.tag(), 30, 1);
        List<Timeline> timelines = Timeline.of(List.of(epochs.build(), steps.build()));

        assertThat(timelines).allMatch(timeline -> timeline.unit().equals("step"));
        assertThat(timelines.get(0).at(5)).isEqualTo(5);
        assertThat(timelines.get(1).lastStep()).isEqualTo(30);
    }

    @Test
    void ordersAreMergedWithoutLosingOrRepeatingAName() {
        assertThat(MergedOrder.merged(
                        List.of(List.of("conv1", "dense1"), List.of("conv1", "conv2", "conv3", "dense1"))))
                .containsExactly("conv1", "conv2", "conv3", "dense1");
        assertThat(MergedOrder.merged(List.of(List.of("a"), List.of("b")))).containsExactly("a", "b");
    }

    @Test
    void aSeriesKeepsItsValues() {
        Timeline timeline =
                Timeline.of(List.of(new Recording.Builder().build())).get(0);
        Points points = Points.of(Series.of(new long[] {3, 4}, new double[] {5, Double.NaN}), timeline);

        assertThat(points.x()).containsExactly(3, 4);
        assertThat(points.isFinite(0)).isTrue();
        assertThat(points.isFinite(1)).isFalse();
    }
}
