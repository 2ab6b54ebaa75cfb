package dev.kasus.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaneTest {
    private static final float[] A = {1, 0, 2, -1};
    private static final float[] B = {4, 4, 2, -1};
    private static final float[] C = {1, 5, 2, 6};

    private final Plane plane = Plane.through(A, B, C);

    @Test
    void allThreePointsLieInIt() {
        for (float[] point : List.of(A, B, C)) {
            assertThat(plane.distance(point)).isCloseTo(0, within(1e-5));
            double[] shadow = plane.shadow(point);
            assertThat(plane.at(shadow[0], shadow[1])).containsExactly(point, within(1e-5f));
        }
        assertThat(plane.shadow(A)).containsExactly(new double[] {0, 0}, within(1e-6));
        assertThat(plane.shadow(B)).containsExactly(new double[] {5, 0}, within(1e-5));
    }

    @Test
    void distancesInItAreThoseBetweenTheWeights() {
        double[] b = plane.shadow(B);
        double[] c = plane.shadow(C);
        assertThat(Math.hypot(b[0] - c[0], b[1] - c[1])).isCloseTo(Math.sqrt(9 + 1 + 49), within(1e-5));
    }

    @Test
    void aPointOffIsAsFarAsItStandsAboveIt() {
        float[] above = A.clone();
        above[2] += 3;
        assertThat(plane.distance(above)).isCloseTo(3, within(1e-5));
        assertThat(plane.shadow(above)).containsExactly(new double[] {0, 0}, within(1e-5));
    }

    @Test
    void aBarrierIsWhatRisesAboveTheLineBetweenTheEnds() {
        assertThat(Barrier.of("a", "b", 1, List.of(0.2, 1.5, 0.4)).height()).isCloseTo(1.2, within(1e-12));
        assertThat(Barrier.of("a", "b", 1, List.of(1.0, 0.4, 0.0)).height()).isZero();
    }
}
