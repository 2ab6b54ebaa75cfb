package dev.kasus.data.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.data.Datasets;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.image.PixelStore;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Plant;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlantingTest {
    private static final int SIDE = 4;
    private static final int COUNT = 400;
    private static final List<String> CLASSES = List.of("bass", "carp", "dace", "eel");
    private static final Dataset CLEAN = new Dataset(CLASSES, images(COUNT, 1), images(40, 2), Map.of("note", "kept"));

    /** Every pixel of every image is another number, so that it is known where each comes from. */
    private static ImageSet images(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] pixels = new byte[count][SIDE * SIDE * 3];
        Arrays.stream(pixels).forEach(random::nextBytes);
        List<String> labels = IntStream.range(0, count)
                .mapToObj(i -> CLASSES.get(i % CLASSES.size()))
                .toList();
        List<String> origins =
                IntStream.range(0, count).mapToObj(i -> "image " + i).toList();
        return new PixelStore(SIDE, 3, pixels, labels, CLASSES, origins, Collections.nCopies(count, "g"));
    }

    private static byte[] pixels(ImageSet images, int index) {
        ByteBuffer buffer = ByteBuffer.allocate(SIDE * SIDE * 3);
        images.copy(index, buffer);
        return buffer.array();
    }

    /** The pixels of an image without their places. */
    private static List<List<Byte>> colours(byte[] image) {
        List<List<Byte>> colours = new ArrayList<>();
        for (int i = 0; i < image.length; i += 3) {
            colours.add(List.of(image[i], image[i + 1], image[i + 2]));
        }
        colours.sort(java.util.Comparator.comparing(Object::toString));
        return colours;
    }

    private static Set<Integer> set(int[] indices) {
        return IntStream.of(indices).boxed().collect(Collectors.toSet());
    }

    @Test
    void noiseIsOnEveryValidationImageAndOnNoTrainingImage() {
        Dataset planted = Planting.of(new Plant(0, 0, 0.1, Plant.ChannelOrder.AS_THEY_ARE, 0, 4), CLEAN);
        ImageSet noisy = planted.validation();
        double squares = 0;
        int count = 0;
        for (int i = 0; i < noisy.count(); i++) {
            byte[] before = pixels(CLEAN.validation(), i);
            byte[] after = pixels(noisy, i);
            assertThat(after).isNotEqualTo(before).isEqualTo(bytes(noisy, i));
            for (int k = 0; k < before.length; k++) {
                double difference = ((after[k] & 0xff) - (before[k] & 0xff)) / 255.0;
                squares += difference * difference;
                count++;
            }
        }
        assertThat(Math.sqrt(squares / count)).isBetween(0.07, 0.11);
        assertThat(bytes(planted.train(), 0)).isEqualTo(bytes(CLEAN.train(), 0));
        assertThat(planted.notes().get(Planting.NOTE)).contains("noise of 0.1 on validation images");
    }

    private static byte[] bytes(ImageSet images, int index) {
        ByteBuffer buffer = ByteBuffer.allocate(images.side() * images.side() * images.channels());
        images.copy(index, buffer);
        return buffer.array();
    }

    @Test
    void aShareOfTheTrainingImagesIsFaultyAndTheRestIsAsItWas() {
        Dataset planted = Planting.of(new Plant(0.1, 0.05, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 0), CLEAN);
        Set<Integer> wrong = set(planted.planted().wrongLabels());
        Set<Integer> outliers = set(planted.planted().outliers());
        assertThat(wrong).hasSize(40).doesNotContainAnyElementsOf(outliers);
        assertThat(outliers).hasSize(20);
        ImageSet before = CLEAN.train();
        ImageSet after = planted.train();
        assertThat(after.count()).isEqualTo(COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertThat(after.label(i) != before.label(i)).isEqualTo(wrong.contains(i));
            assertThat(Arrays.equals(pixels(after, i), pixels(before, i))).isEqualTo(!outliers.contains(i));
            assertThat(after.origin(i)).isEqualTo(before.origin(i));
            assertThat(after.group(i)).isEqualTo(before.group(i));
        }
        Set<Integer> clean = set(planted.planted().clean());
        assertThat(clean).hasSize(COUNT - 60).doesNotContainAnyElementsOf(wrong).doesNotContainAnyElementsOf(outliers);
        assertThat(planted.validation()).isSameAs(CLEAN.validation());
        assertThat(planted.notes())
                .containsEntry("note", "kept")
                .containsEntry(Planting.NOTE, "40 wrong labels and 20 outliers among 400 training images (data.plant)");
    }

    @Test
    void aWrongLabelIsAnyOfTheOtherClasses() {
        ImageSet images = Planting.of(new Plant(1, 0, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 3), CLEAN)
                .train();
        int[][] counts = new int[CLASSES.size()][CLASSES.size()];
        for (int i = 0; i < COUNT; i++) {
            counts[CLEAN.train().label(i)][images.label(i)]++;
        }
        for (int c = 0; c < CLASSES.size(); c++) {
            for (int other = 0; other < CLASSES.size(); other++) {
                // A third of 100, within four standard errors.
                assertThat((double) counts[c][other]).isCloseTo(c == other ? 0 : 33.3, within(c == other ? 0 : 19.0));
            }
        }
    }

    @Test
    void anOutlierHasThePixelsOfAnotherTrainingImageInAnotherOrder() {
        Dataset planted = Planting.of(new Plant(0, 0.5, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 7), CLEAN);
        Set<List<List<Byte>>> originals = new HashSet<>();
        IntStream.range(0, COUNT).forEach(i -> originals.add(colours(pixels(CLEAN.train(), i))));
        Set<Byte> firsts = new HashSet<>();
        for (int i : planted.planted().outliers()) {
            byte[] shown = pixels(planted.train(), i);
            assertThat(originals).contains(colours(shown));
            assertThat(colours(shown)).isNotEqualTo(colours(pixels(CLEAN.train(), i)));
            assertThat(pixels(planted.train(), i)).isEqualTo(shown);
            assertThat(IntStream.range(0, COUNT).noneMatch(j -> Arrays.equals(pixels(CLEAN.train(), j), shown)))
                    .isTrue();
            firsts.add(shown[0]);
        }
        assertThat(firsts).hasSizeGreaterThan(50);
    }

    @Test
    void theSameSeedPlantsTheSameAndAnotherOthers() {
        String first =
                Datasets.digest(Planting.of(new Plant(0.1, 0.1, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 5), CLEAN));
        assertThat(Datasets.digest(Planting.of(new Plant(0.1, 0.1, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 5), CLEAN)))
                .isEqualTo(first);
        assertThat(Datasets.digest(Planting.of(new Plant(0.1, 0.1, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 6), CLEAN)))
                .isNotEqualTo(first);
        assertThat(Planting.of(new Plant(0.1, 0.1, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 6), CLEAN)
                        .planted()
                        .wrongLabels())
                .isNotEqualTo(Planting.of(new Plant(0.1, 0.1, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 5), CLEAN)
                        .planted()
                        .wrongLabels());
    }

    @Test
    void nothingIsPlantedWhereNothingIsSaid() {
        assertThat(Planting.of(Plant.NONE, CLEAN)).isSameAs(CLEAN);
        assertThat(CLEAN.planted().isNothing()).isTrue();
    }

    @Test
    void whatIsImpossibleIsRefused() {
        assertThatThrownBy(() -> new Plant(0.6, 0.5, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 0))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> assertThat(bad.problem())
                                .isEqualTo("wrong-labels 0.6 and outliers 0.5 are more than all images together"));
        Dataset lonely =
                new Dataset(List.of("bass"), CLEAN.train().select(new int[] {0}), CLEAN.validation(), Map.of());
        assertThatThrownBy(() -> Planting.of(new Plant(0.5, 0, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 0), lonely))
                .isInstanceOf(BadInput.class);
        assertThat(Planting.of(new Plant(0, 1, 0, Plant.ChannelOrder.AS_THEY_ARE, 0, 0), lonely)
                        .planted()
                        .outliers())
                .containsExactly(0);
    }

    @Test
    void theChannelsOfValidationImagesAreReversed() {
        Dataset planted = Planting.of(new Plant(0, 0, 0, Plant.ChannelOrder.REVERSED, 0, 0), CLEAN);
        byte[] before = pixels(CLEAN.validation(), 3);
        byte[] after = pixels(planted.validation(), 3);
        for (int pixel = 0; pixel < before.length; pixel += 3) {
            assertThat(after[pixel]).isEqualTo(before[pixel + 2]);
            assertThat(after[pixel + 1]).isEqualTo(before[pixel + 1]);
            assertThat(after[pixel + 2]).isEqualTo(before[pixel]);
        }
        assertThat(pixels(planted.train(), 3)).isEqualTo(pixels(CLEAN.train(), 3));
        assertThat(planted.notes().get(Planting.NOTE)).contains("channels of validation images reversed");
    }

    @Test
    void aMarkInTheCornerBelongsToTheClassAndIsInTrainingImagesAlone() {
        Dataset planted = Planting.of(new Plant(0, 0, 0, Plant.ChannelOrder.AS_THEY_ARE, 1, 0), CLEAN);
        assertThat(pixels(planted.validation(), 0)).isEqualTo(pixels(CLEAN.validation(), 0));
        int side = CLEAN.train().side();
        for (int i = 0; i < 20; i++) {
            int label = CLEAN.train().label(i);
            byte[] marked = pixels(planted.train(), i);
            byte[] plain = pixels(CLEAN.train(), i);
            int y = label % 4 < 2 ? 0 : side - 1;
            int x = label % 2 == 0 ? 0 : side - 1;
            int lit = 0;
            for (int channel = 0; channel < 3; channel++) {
                lit += marked[(y * side + x) * 3 + channel] == (byte) 255 ? 1 : 0;
            }
            assertThat(lit).isEqualTo(2);
            int changed = 0;
            for (int k = 0; k < plain.length; k++) {
                changed += plain[k] == marked[k] ? 0 : 1;
            }
            assertThat(changed).isBetween(1, 3 * Math.max(4, side * side / 100));
        }
    }
}
