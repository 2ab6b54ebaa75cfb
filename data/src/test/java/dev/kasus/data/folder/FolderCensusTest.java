package dev.kasus.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kasus.census.Census;
import dev.kasus.census.CheckResult;
import dev.kasus.census.Picture;
import dev.kasus.census.checks.Checks;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.message.BadInput;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCensusTest {
    @TempDir
    private Path folder;

    private static Census take(Path folder, @Nullable String groupBy) {
        return FolderCensus.take(FolderReading.of(folder, groupBy), LoadProgress.NONE, () -> false);
    }

    /** Blobs of several colours on a slope. */
    private static BufferedImage scene(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BufferedImage image = new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(40 + random.nextInt(60), 90 + random.nextInt(60), 110));
        graphics.fillRect(0, 0, 120, 90);
        for (int i = 0; i < 12; i++) {
            graphics.setColor(new Color(random.nextInt(200), random.nextInt(120), random.nextInt(120)));
            graphics.fillOval(
                    random.nextInt(100), 25 + random.nextInt(50), 5 + random.nextInt(30), 5 + random.nextInt(20));
        }
        graphics.dispose();
        return image;
    }

    private Path write(String name, BufferedImage image) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private Picture only(BufferedImage image) throws Exception {
        write("a/1.png", image);
        return take(folder, null).pictures().get(0);
    }

    @Test
    void measuresWhatIsThere() throws Exception {
        Picture picture = only(scene(1));
        assertThat(picture.width()).isEqualTo(120);
        assertThat(picture.height()).isEqualTo(90);
        assertThat(picture.border()).isZero();
        assertThat(picture.stamp()).isLessThan(0.12);
        assertThat(picture.brightness()).isBetween(0.2, 0.5);
        assertThat(picture.rimBlue()).isCloseTo(110 / 255.0, within(0.1));
    }

    @Test
    void blurLessensSharpness() throws Exception {
        double sharp = only(scene(1)).sharpness();
        float[] box = new float[49];
        Arrays.fill(box, 1f / 49);
        BufferedImage blurred =
                new ConvolveOp(new Kernel(7, 7, box), ConvolveOp.EDGE_NO_OP, null).filter(scene(1), null);
        assertThat(only(blurred).sharpness()).isLessThan(0.5 * sharp);
    }

    @Test
    void aBlackBarIsABorderAndABlackPictureIsNot() throws Exception {
        BufferedImage image = scene(1);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, 12, 90);
        graphics.dispose();
        assertThat(only(image).border()).isCloseTo(0.1, within(1e-6));
        assertThat(only(new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB)).border())
                .isZero();
    }

    @Test
    void aTimeStampLooksLikePrint() throws Exception {
        BufferedImage image = scene(1);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(240, 240, 240));
        graphics.setFont(new Font(Font.MONOSPACED, Font.BOLD, 13));
        graphics.drawString("2011-02-13 13:24", 1, 12);
        graphics.dispose();
        assertThat(only(image).stamp()).isGreaterThan(0.12);
    }

    @Test
    void aSmallerAndBrighterCopyIsNearAndAnotherSceneIsNot() throws Exception {
        write("a/1.png", scene(1));
        BufferedImage smaller = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.drawImage(scene(1), 0, 0, 80, 60, null);
        graphics.setColor(new Color(255, 255, 255, 40));
        graphics.fillRect(0, 0, 80, 60);
        graphics.dispose();
        write("b/2.png", smaller);
        write("b/3.png", scene(2));
        Census census = take(folder, null);
        assertThat(census.copies().exact()).isEmpty();
        assertThat(census.copies().near()).hasSize(1);
        assertThat(census.copies().near().get(0))
                .extracting(Picture::name)
                .containsExactlyInAnyOrder("a/1.png", "b/2.png");
    }

    @Test
    void groupsComeFromAColumnOrAPattern() throws Exception {
        write("a b/t1_1.png", scene(1));
        write("a b/t1_2.png", scene(2));
        write("кит/t2_1.png", scene(3));
        Files.writeString(
                folder.resolve("list.csv"),
                "file,kind,track\na b/t1_1.png,x,left\na b/t1_2.png,x,left\nкит/t2_1.png,y,right\n");
        assertThat(take(folder, "track").pictures())
                .extracting(Picture::group)
                .containsExactly("left", "left", "right");
        assertThat(take(folder, "(t\\d)_").pictures())
                .extracting(Picture::group)
                .containsExactly("t1", "t1", "t2");
        assertThatThrownBy(() -> take(folder, "trakc"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a column \"trakc\"")
                .hasMessageContaining("track");
        assertThatThrownBy(() -> take(folder, "(zz)"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("finds no group in any picture");
    }

    @Test
    void brokenFilesAreCountedAndEmptyFoldersNoted() throws Exception {
        write("a/1.png", scene(1));
        Files.writeString(folder.resolve("a/2.jpg"), "no picture");
        Files.createDirectories(folder.resolve("b"));
        Census census = take(folder, null);
        assertThat(census.pictures()).hasSize(1);
        assertThat(census.broken()).containsOnlyKeys("a/2.jpg");
        assertThat(census.notes()).containsEntry("folders without pictures", "b");
        assertThatThrownBy(() -> take(folder.resolve("b"), null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("has no pictures");
    }

    @Test
    void twoHundredClassesOfOnePictureAreNoTrouble() throws Exception {
        for (int i = 0; i < 200; i++) {
            write("class " + i + "/1.png", scene(i));
        }
        Census census = take(folder, null);
        assertThat(census.byClass()).hasSize(200);
        assertThat(Checks.of(census))
                .filteredOn(result -> result.status() == CheckResult.Status.FOUND)
                .extracting(CheckResult::id)
                .contains("class-imbalance");
    }

    /** What stands in docs/data-checks.md. */
    @Test
    void onRealPhotographsOfFishItFindsWhatIsKnownOfThem() {
        Path fish = FishTest.folder();
        assumeTrue(
                Files.exists(fish.resolve("index.csv")),
                "no fish photographs in " + fish + "; name their folder in KASUS_FISH");
        Census census = take(fish, "track_id");
        List<String> found = Checks.of(census).stream()
                .filter(result -> result.status() == CheckResult.Status.FOUND)
                .map(CheckResult::id)
                .toList();
        assertThat(found)
                .contains(
                        "class-imbalance",
                        "train-validation-leak",
                        "near-duplicates",
                        "burned-in-text",
                        "black-borders")
                .doesNotContain("broken-files");
        long oneSpecies = census.copies().near().stream()
                .filter(cluster ->
                        cluster.stream().map(Picture::label).distinct().count() == 1)
                .count();
        long oneTrack = census.copies().near().stream()
                .filter(cluster ->
                        cluster.stream().map(Picture::group).distinct().count() == 1)
                .count();
        assertThat((double) oneSpecies / census.copies().near().size()).isGreaterThan(0.97);
        assertThat((double) oneTrack / census.copies().near().size()).isGreaterThan(0.8);
    }
}
