package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LabelNoiseTest {
    private final Rule rule = new LabelNoise();

    /** The net is sure of a share of each class's images that they are something else. */
    private static Recordings sure(double share) {
        Recordings run = Recordings.classes(0.9);
        Recordings.NAMES.forEach(name -> run.epochs(Signals.CLASS_CONFIDENT_ERRORS, name, share, share));
        return run;
    }

    @Test
    void sureErrorsThatAreSpreadOverAllPairsOfClassesArePresent() {
        assertThat(present(rule, sure(0.3).taken(4, 0)).severity())
                .isGreaterThan(present(rule, sure(0.14).taken(2, 1)).severity());
        assertThat(present(rule, sure(0.3).taken(4, 0)).evidence().get(0).observed())
                .isCloseTo(4 * 4 / 50.0, within(1e-9));
    }

    @Test
    void asManyErrorsBetweenSimilarClassesAreAbsent() {
        absent(rule, sure(0.3).taken(0, 16));
    }

    @Test
    void fewErrorsOrSuchThatTheNetIsNotSureOfAreAbsent() {
        absent(rule, sure(0.02).taken(0, 1));
        absent(rule, sure(0.02).taken(1, 0));
    }

    @Test
    void aNetThatHasNotLearntCannotSayUnlessTheyAreVeryMany() {
        assertThat(unknown(rule, sure(0.3).taken(1, 0).fits(0.2, 0.3, 0.4, 0.4, 0.4))
                        .missing())
                .contains("40 %");
        unknown(rule, sure(0.3).taken(4, 0).fits(0.2, 0.3, 0.4, 0.4, 0.4));
        present(rule, sure(0.3).taken(4, 0).fits(0.2, 0.5, 0.6, 0.7, 0.7));
    }

    /**
     * Ten classes of 60 images, of which a quarter fall on the nine others at random, and as many errors that fall on
     * the next three.
     */
    @Test
    void aQuarterOfWrongLabelsIsDistinguishedFromAsManyErrorsOfANetThatHasNotLearnt() {
        SplittableRandom random = new SplittableRandom(4);
        double[] noisy = new double[100];
        double[] unlearnt = new double[100];
        for (int row = 0; row < 10; row++) {
            for (int image = 0; image < 60; image++) {
                boolean wrong = image < 15;
                noisy[row * 10 + (wrong ? (row + 1 + random.nextInt(9)) % 10 : row)]++;
                int far = image == 0 ? 4 + random.nextInt(5) : 1 + random.nextInt(3);
                unlearnt[row * 10 + (wrong ? (row + far) % 10 : row)]++;
            }
        }
        Recordings run = sure(0.2).fits(0.2, 0.5, 0.6, 0.7, 0.7);
        Evidence seen = present(rule, run.confusion(new Matrix(1500, 10, 10, noisy)))
                .evidence()
                .get(0);
        assertThat(seen.sentence()).containsPattern("errors \\(2\\d % with a correction for chance");
        unknown(rule, run.confusion(new Matrix(1501, 10, 10, unlearnt)));
    }

    @Test
    void aValidationAccuracyFarAboveTrainingAccuracyIsPresent() {
        Recordings reversed =
                sure(0.02).taken(1, 0).fits(0.2, 0.3, 0.5).epochs(Signals.VALIDATION_ACCURACY, 0.3, 0.5, 0.8);
        assertThat(present(rule, reversed).evidence().get(0).sentence())
                .startsWith("Validation accuracy is 80 %, but eval-mode training accuracy only 50 %");
        unknown(rule, reversed.epochs(Signals.VALIDATION_ACCURACY, 0.3, 0.5, 0.55));
        // What was asked of an earlier epoch is behind in a net that learns.
        unknown(rule, reversed.epochs(Signals.VALIDATION_ACCURACY, 0.3, 0.5, 0.55, 0.8));
    }

    @Test
    void tooFewImagesForSoManyClassesAreUnknown() {
        int classes = 40;
        double[] confusion = new double[classes * classes];
        for (int i = 0; i < classes; i++) {
            confusion[i * classes + i] = 5;
        }
        Recordings run = sure(0.02);
        assertThat(unknown(rule, run.confusion(new Matrix(1500, classes, classes, confusion)))
                        .missing())
                .contains("too few validation images");
    }

    @Test
    void withoutItsSignalsItIsUnknown() {
        unknown(rule, Recordings.run().learns());
        unknown(rule, sure(0.3));
    }
}
