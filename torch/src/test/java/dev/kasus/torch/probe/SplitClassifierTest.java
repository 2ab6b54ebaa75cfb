package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitClassifierTest {
    private static final int SIDE = 12;
    private static final int PLANE = SIDE * SIDE;

    /** Changes an image of 3 channels. */
    private interface Preparation {
        void change(float[] image, int label);
    }

    private static final Preparation NONE = (image, label) -> {};

    /** Reddish noise of three classes that differ in brightness; groups of four images share a colour. */
    private static SplitClassifier.Separation splits(Preparation train, Preparation validation) {
        SplittableRandom random = new SplittableRandom(7);
        SplitClassifier splits = new SplitClassifier();
        for (int i = 0; i < 480; i++) {
            boolean validated = i % 3 == 0;
            int group = i / 12;
            float[] image = new float[3 * PLANE];
            int label = i % 4 == 0 ? 2 : i % 2;
            for (int k = 0; k < image.length; k++) {
                image[k] = (float) (random.nextGaussian() + label + (k < PLANE ? 0.5 : 0) + 0.1 * (group % 3));
            }
            (validated ? validation : train).change(image, label);
            splits.add(image, SIDE, label, "group " + group + validated, validated);
        }
        return splits.separation();
    }

    @Test
    void splitsOfOneSourceAreNotToldApart() {
        SplitClassifier.Separation same = splits(NONE, NONE);
        assertThat(same.auc()).isBetween(0.5 - 3 * same.standardError(), 0.5 + 3 * same.standardError());
        assertThat(same.standardError()).isBetween(0.02, 0.2);
    }

    @Test
    void swappedChannelsTellThemApart() {
        Preparation swapped = (image, label) -> {
            for (int k = 0; k < PLANE; k++) {
                float red = image[k];
                image[k] = image[2 * PLANE + k];
                image[2 * PLANE + k] = red;
            }
        };
        assertThat(splits(NONE, swapped).auc()).isGreaterThan(0.95);
    }

    @Test
    void aMarkInTheCornerTellsThemApart() {
        Preparation marked = (image, label) -> {
            image[0] += 6;
            image[1] += 6;
        };
        assertThat(splits(marked, NONE).auc()).isGreaterThan(0.85);
    }

    @Test
    void withoutValidationImagesItIsUnknown() {
        SplitClassifier one = new SplitClassifier();
        one.add(new float[3 * PLANE], SIDE, 0, "", false);
        assertThat(one.separation().auc()).isNaN();
    }
}
