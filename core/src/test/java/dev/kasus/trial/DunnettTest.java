package dev.kasus.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DunnettTest {
    /** Tables II and III of C. W. Dunnett, Biometrics 20 (1964), two-sided; the arms are without the control. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 2, 5, 3.03", "0.95, 4, 5, 3.48", "0.95, 9, 5, 3.97",
        "0.95, 2, 10, 2.57", "0.95, 4, 10, 2.89", "0.95, 9, 10, 3.24",
        "0.95, 2, 20, 2.38", "0.95, 4, 20, 2.65", "0.95, 9, 20, 2.95",
        "0.95, 2, 60, 2.27", "0.95, 4, 60, 2.51", "0.95, 9, 60, 2.77",
        "0.99, 2, 10, 3.53", "0.99, 4, 10, 3.88"
    })
    void thePublishedTablesAreReproduced(double level, int arms, double freedom, double published) {
        assertThat(Dunnett.critical(arms, freedom, level)).isCloseTo(published, within(0.0101));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.95", "1.3, 0.9875", "2, 0.99", "2.5, 0.95", "8, 0.999", "200, 0.95"})
    void ofOneArmTheProbabilityIsStudents(double freedom, double level) {
        double value = TDistribution.of(freedom).inverseSurvivalProbability((1 - level) / 2);

        assertThat(Dunnett.probability(value, 1, freedom)).isCloseTo(level, within(2e-5));
        assertThat(Dunnett.critical(1, freedom, level)).isEqualTo(value);
    }

    @Test
    void aSimulationAgrees() {
        SplittableRandom random = new SplittableRandom(Long.getLong("kasus.seed", 7L));
        double critical = Dunnett.critical(6, 3, 0.9);
        int trials = 40_000;
        int within = 0;
        for (int trial = 0; trial < trials; trial++) {
            double squares = 0;
            for (int i = 0; i < 3; i++) {
                squares += Math.pow(random.nextGaussian(), 2) / 3;
            }
            double control = random.nextGaussian();
            double largest = 0;
            for (int arm = 0; arm < 6; arm++) {
                largest = Math.max(largest, Math.abs(random.nextGaussian() - control));
            }
            within += largest / Math.sqrt(2 * squares) <= critical ? 1 : 0;
        }
        assertThat((double) within / trials).isCloseTo(0.9, within(0.006));
    }
}
