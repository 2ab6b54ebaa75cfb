package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNeighboursTest {
    private static final int[] LABELS = IntStream.range(0, 90).map(i -> i % 3).toArray();

    /** Points of three classes around centres so far apart. */
    private static float[][] points(double apart, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] points = new float[LABELS.length][4];
        for (int i = 0; i < points.length; i++) {
            for (int d = 0; d < 4; d++) {
                points[i][d] = (float) (random.nextGaussian() + (d == 0 ? apart * LABELS[i] : 0));
            }
        }
        return points;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isWhatSortingAllDistancesGives(long seed) {
        float[][] points = points(1.5, seed);
        double mixed = 0;
        double margin = 0;
        for (int i = 0; i < points.length; i++) {
            if (LABELS[i] == 0) {
                int me = i;
                List<Integer> others = new ArrayList<>(IntStream.range(0, points.length)
                        .filter(j -> j != me && LABELS[j] != 2)
                        .boxed()
                        .toList());
                others.sort(Comparator.comparingDouble(j -> distance(points[me], points[j])));
                mixed += others.subList(0, 5).stream()
                                .filter(j -> LABELS[j] == 1)
                                .count()
                        / 5.0
                        / 30;
                double own = distance(
                        points[i],
                        points[
                                others.stream()
                                        .filter(j -> LABELS[j] == 0)
                                        .findFirst()
                                        .orElseThrow()]);
                double mostConfused = distance(
                        points[i],
                        points[
                                others.stream()
                                        .filter(j -> LABELS[j] == 1)
                                        .findFirst()
                                        .orElseThrow()]);
                margin += (mostConfused - own) / Math.max(mostConfused, own) / 30;
            }
        }
        NearestNeighbours.Mixture mixture = new NearestNeighbours(points, LABELS).mixture(0, 1);
        assertThat(mixture.impurity()).isCloseTo(mixed, within(1e-9));
        assertThat(mixture.silhouette()).isCloseTo(margin, within(1e-6));
    }

    private static double distance(float[] a, float[] b) {
        return Math.sqrt(IntStream.range(0, a.length)
                .mapToDouble(i -> (double) (a[i] - b[i]) * (a[i] - b[i]))
                .sum());
    }

    @Test
    void farApartIsNoneAndMixedIsHalf() {
        NearestNeighbours.Mixture apart = new NearestNeighbours(points(100, 1), LABELS).mixture(0, 1);
        assertThat(apart.impurity()).isZero();
        assertThat(apart.silhouette()).isGreaterThan(0.9);
        NearestNeighbours.Mixture mixed = new NearestNeighbours(points(0, 1), LABELS).mixture(0, 1);
        assertThat(mixed.impurity()).isBetween(0.4, 0.6);
        assertThat(mixed.silhouette()).isCloseTo(0, within(0.15));
        NearestNeighbours.Mixture alike = new NearestNeighbours(new float[LABELS.length][4], LABELS).mixture(0, 1);
        assertThat(alike.impurity()).isBetween(0.4, 0.6);
        assertThat(alike.silhouette()).isZero();
    }

    @Test
    void aSingleImageHasNoNeighboursOfItsOwn() {
        int[] labels = {0, 1, 1, 1};
        assertThat(new NearestNeighbours(new float[4][2], labels).mixture(0, 1).impurity())
                .isNaN();
    }
}
