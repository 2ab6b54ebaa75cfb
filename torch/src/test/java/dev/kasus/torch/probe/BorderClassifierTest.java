package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BorderClassifierTest {
    private static final int SIDE = 16;
    private static final int CLASSES = 4;
    private static final int IMAGES = 400;

    /** Noise; the lower edge is brighter by this for every class. */
    private static BorderClassifier classifier(long seed, double perClass) {
        SplittableRandom random = new SplittableRandom(seed);
        BorderClassifier classifier = new BorderClassifier(CLASSES);
        for (int i = 0; i < IMAGES; i++) {
            float[] image = new float[3 * SIDE * SIDE];
            for (int k = 0; k < image.length; k++) {
                boolean lower = k % (SIDE * SIDE) >= (SIDE - 1) * SIDE;
                image[k] = (float) (random.nextDouble() + (lower ? perClass * (i % CLASSES) : 0));
            }
            classifier.add(image, SIDE, i % CLASSES, "");
        }
        return classifier;
    }

    @Test
    void aStripThatDiffersByClassGivesItAway() {
        assertThat(classifier(1, 1).accuracy(classifier(2, 1))).isGreaterThan(0.99);
    }

    @Test
    void bordersThatAreAlikeTellNoMoreThanChance() {
        assertThat(classifier(1, 0).accuracy(classifier(2, 0))).isBetween(0.15, 0.35);
    }

    @Test
    void crossValidationSeesWhatIsInTrainingImagesAlone() {
        assertThat(classifier(1, 1).crossValidated()).isGreaterThan(0.99);
        assertThat(classifier(1, 0).crossValidated()).isBetween(0.15, 0.35);
    }

    @Test
    void whatTheMiddleShowsIsNotSeen() {
        BorderClassifier train = new BorderClassifier(2);
        BorderClassifier asked = new BorderClassifier(2);
        for (int i = 0; i < 100; i++) {
            float[] image = new float[SIDE * SIDE];
            image[SIDE * SIDE / 2 + SIDE / 2] = i % 2;
            train.add(image, SIDE, i % 2, "");
            asked.add(image, SIDE, i % 2, "");
        }
        assertThat(train.accuracy(asked)).isEqualTo(0.5);
        assertThat(new BorderClassifier(2).accuracy(asked)).isNaN();
    }
}
