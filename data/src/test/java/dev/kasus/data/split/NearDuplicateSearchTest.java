package dev.kasus.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.data.Datasets;
import dev.kasus.data.TestPictures;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.SquareFit;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.data.split.NormalizedThumbnail.Part;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Split;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearDuplicateSearchTest {
    @TempDir
    private Path folder;

    private static BufferedImage scene(long seed, int width, int height) {
        SplittableRandom random = new SplittableRandom(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 40; i++) {
            graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
            graphics.fillOval(random.nextInt(-20, width), random.nextInt(-20, height), width / 3, height / 3);
        }
        graphics.dispose();
        return image;
    }

    private void write(String name, BufferedImage image) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private Dataset load(Split split) {
        Data data = new Data(TestPictures.folder(folder), 32, Data.Color.RGB, split, Data.Normalization.CHANNEL);
        return Datasets.load(data, LoadProgress.NONE);
    }

    @ParameterizedTest
    @CsvSource({"120, 60", "60, 120", "90, 90", "100, 97"})
    void theEdgeThatFillsASquareIsNoPartOfThePicture(int width, int height) {
        byte[] square = SquareFit.bytes(scene(3, width, height), 32, 3);
        Part part = NearDuplicateSearch.picture(square, 32, 3);
        double scale = 32.0 / Math.max(width, height);
        assertThat(part.width()).isEqualTo((int) Math.round(width * scale));
        assertThat(part.height()).isEqualTo((int) Math.round(height * scale));
    }

    @Test
    void aPictureOfOneColourIsStillAPicture() {
        Part part = NearDuplicateSearch.picture(new byte[32 * 32 * 3], 32, 3);
        assertThat(part.width()).isPositive();
        assertThat(part.height()).isPositive();
    }

    /** Five scenes of each class in training; of six that are validated two are brighter copies of these. */
    @Test
    void brighterCopiesInTrainingAreCountedAndNoted() throws IOException {
        for (int i = 0; i < 5; i++) {
            write("train/a/" + i + ".png", scene(i, 90, 60));
            write("train/b/" + i + ".png", scene(100 + i, 90, 60));
        }
        for (int i = 0; i < 3; i++) {
            write("val/a/" + i + ".png", scene(200 + i, 90, 60));
            write("val/b/" + i + ".png", scene(i == 0 ? 300 : 100 + i, 90, 60));
        }
        Dataset dataset = load(new Split.Given());
        assertThat(dataset.nearCopies()).hasValue(2 / 6.0);
        assertThat(dataset.notes().get(Dataset.VALIDATION_NOTE))
                .isEqualTo(
                        "6 images as the data divide them; 33 % have a near-duplicate in training: this figure flatters");
    }

    @Test
    void aRandomSplitOfDifferentScenesFlattersNobody() throws IOException {
        for (int i = 0; i < 10; i++) {
            write("a/" + i + ".png", scene(i, 90, 60));
            write("b/" + i + ".png", scene(100 + i, 60, 90));
        }
        assertThat(load(new Split.Random(0.2, 0)).notes().get(Dataset.VALIDATION_NOTE))
                .isEqualTo("4 images drawn at random; none has a near-duplicate in training");
    }

    @Test
    void classesThatAreNeverTrainedOnAreAllNamed() throws IOException {
        for (int i = 0; i < 3; i++) {
            write("train/a/" + i + ".png", scene(i, 90, 60));
            write("train/Blue Tang/" + i + ".png", scene(10 + i, 90, 60));
            write("val/blue_tang/" + i + ".png", scene(20 + i, 90, 60));
            write("val/c/" + i + ".png", scene(30 + i, 90, 60));
        }
        assertThatThrownBy(() -> load(new Split.Given()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no image to train on: blue_tang, c; no class is on both sides")
                .hasMessageContaining("\"Blue Tang\" and \"blue_tang\"");
    }

    @Test
    void groupsOnBothSidesFlatterWhateverThePixelsSay() throws IOException {
        for (int i = 0; i < 20; i++) {
            write((i < 10 ? "a/t" : "b/t") + i / 5 + "_" + i + ".png", scene(i, 90, 60));
        }
        Data data = new Data(
                new dev.kasus.recipe.data.Source.Folder(
                        folder.toString(),
                        null,
                        "path",
                        "label",
                        null,
                        null,
                        "(t\\d)_",
                        0,
                        dev.kasus.recipe.data.Source.Broken.SKIP,
                        100),
                32,
                Data.Color.RGB,
                new Split.Random(0.2, 0),
                Data.Normalization.CHANNEL);
        assertThat(Datasets.load(data, LoadProgress.NONE)
                        .notes()
                        .getOrDefault(Dataset.VALIDATION_NOTE, "")
                        .toLowerCase(Locale.ROOT))
                .contains("100 % are of a group that is trained on, too")
                .endsWith("this figure flatters");
    }
}
