package dev.kasus.experiment.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.experiment.classes.LearningCurve.Point;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int[] IMAGES = {2, 8, 32, 128};

    private static double truth(double images) {
        return NORMAL.cumulativeProbability(0.1 + 0.2 * Math.log(images) / Math.log(2));
    }

    @Test
    void aCurveOfItsOwnKindIsGivenBackAndContinued() {
        List<Point> points =
                IntStream.of(IMAGES).mapToObj(n -> new Point(n, truth(n), 0.03)).toList();
        LearningCurve curve = LearningCurve.of(points).orElseThrow();
        assertThat(curve.at(16).auc()).isCloseTo(truth(16), within(1e-9));
        assertThat(curve.at(512).auc()).isCloseTo(truth(512), within(1e-9));
        assertThat(curve.at(1).high() - curve.at(1).low())
                .as("what is farther away is less certain")
                .isGreaterThan(curve.at(16).high() - curve.at(16).low());
    }

    /** 95 % intervals of points that scatter as they say hold the truth that often. */
    @Test
    void intervalsHoldTheTruth() {
        SplittableRandom random = new SplittableRandom(5);
        int held = 0;
        for (int i = 0; i < 2000; i++) {
            List<Point> points = IntStream.of(IMAGES)
                    .mapToObj(n -> new Point(n, truth(n) + 0.03 * random.nextGaussian(), 0.03))
                    .toList();
            LearningCurve.Forecast forecast =
                    LearningCurve.of(points).orElseThrow().at(16);
            held += forecast.low() <= truth(16) && truth(16) <= forecast.high() ? 1 : 0;
        }
        assertThat(held / 2000.0).isBetween(0.93, 0.99);
    }

    @Test
    void pointsThatScatterMoreWidenIt() {
        List<Point> smooth = List.of(new Point(2, 0.6, 0.02), new Point(8, 0.7, 0.02), new Point(32, 0.79, 0.02));
        List<Point> rough = List.of(new Point(2, 0.6, 0.02), new Point(8, 0.9, 0.02), new Point(32, 0.79, 0.02));
        LearningCurve.Forecast certain = LearningCurve.of(smooth).orElseThrow().at(8);
        LearningCurve.Forecast uncertain = LearningCurve.of(rough).orElseThrow().at(8);
        assertThat(uncertain.high() - uncertain.low()).isGreaterThan(3 * (certain.high() - certain.low()));
    }

    @Test
    void twoPointsOrOneCountMakeNoCurveAndAnAucOfOneIsNoInfinity() {
        assertThat(LearningCurve.of(List.of(new Point(2, 0.6, 0.02), new Point(8, 0.7, 0.02))))
                .isEmpty();
        Point same = new Point(4, 0.6, 0.02);
        assertThat(LearningCurve.of(List.of(same, same, same))).isEmpty();
        List<Point> perfect = List.of(new Point(2, 0.6, 0.02), new Point(8, 1, 0), new Point(32, 1, 0));
        assertThat(LearningCurve.of(perfect).orElseThrow().at(64).auc()).isBetween(0.9, 1.0);
    }
}
