package dev.kasus.data.folder;

import static dev.kasus.data.TestPictures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.data.TestPictures;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
    private static final Split RANDOM = new Split.Random(0.25, 3);

    @TempDir
    Path folder;

    @Test
    void foldersAreClasses() throws IOException {
        classes(folder, 4, "b", "a");
        Dataset dataset = load(RANDOM);
        assertThat(dataset.classes()).containsExactly("a", "b");
        assertThat(dataset.notes()).isEmpty();
        assertThat(origins(dataset.train())).hasSize(6);
        assertThat(origins(dataset.validation())).hasSize(2).allMatch(name -> name.matches("[ab]/\\d\\.png"));
        for (ImageSet side : List.of(dataset.train(), dataset.validation())) {
            for (int i = 0; i < side.count(); i++) {
                assertThat(side.origin(i)).startsWith(dataset.classes().get(side.label(i)));
                int level = Integer.parseInt(side.origin(i).substring(2, 3)) * 10;
                assertThat(TestPictures.bytes(side, i)).containsOnly((byte) level);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"val", "valid", "Validation", "TEST"})
    void trainAndItsCounterpartAreTheGivenSplit(String name) throws IOException {
        classes(folder.resolve("train"), 3, "a", "b");
        classes(folder.resolve(name), 2, "a", "b");
        classes(folder.resolve("spare"), 2, "a");
        Dataset dataset = load(new Split.Given());
        assertThat(origins(dataset.train())).hasSize(6).allMatch(origin -> origin.startsWith("train/"));
        assertThat(origins(dataset.validation())).hasSize(4).allMatch(origin -> origin.startsWith(name + "/"));
        assertThat(dataset.notes()).containsEntry("folders left out", "spare");
    }

    @Test
    void aTestFolderBesideAValidationFolderIsLeftAlone() throws IOException {
        for (String part : List.of("train", "val", "test")) {
            classes(folder.resolve(part), 2, "a", "b");
        }
        Dataset dataset = load(new Split.Given());
        assertThat(origins(dataset.validation())).hasSize(4).allMatch(origin -> origin.startsWith("val/"));
        assertThat(dataset.notes()).containsEntry("folders left out", "test");
    }

    @Test
    void trainIsAClassWhereItHoldsPictures() throws IOException {
        classes(folder, 4, "train", "plane");
        assertThat(load(RANDOM).classes()).containsExactly("plane", "train");
    }

    @Test
    void withoutAValidationFolderAGivenSplitIsRefused() throws IOException {
        classes(folder.resolve("train"), 4, "a", "b");
        assertThatThrownBy(() -> load(new Split.Given()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nothing to validate on")
                .hasMessageContaining("folder val");
        assertThat(load(RANDOM).validation().count()).isEqualTo(2);
    }

    @Test
    void hiddenFilesAndThoseOfOtherKindsAreNoPictures() throws IOException {
        classes(folder, 4, "a", "b");
        for (String name : List.of(".DS_Store", "._0.png", "Thumbs.db", "notes.txt", "pose.HEIC", "more.heic")) {
            Files.writeString(folder.resolve("a").resolve(name), "?");
        }
        classes(folder, 4, ".hidden");
        write(folder.resolve("loose.png"), 0);
        Dataset dataset = load(RANDOM);
        assertThat(dataset.train().count() + dataset.validation().count()).isEqualTo(8);
        assertThat(dataset.notes())
                .containsOnly(
                        java.util.Map.entry("pictures outside the folders of classes", "1"),
                        java.util.Map.entry("other files", "1 .db, 2 .heic, 1 .txt"));
    }

    @Test
    void extensionsMayBeWrittenInAnyCaseAndFoldersNested() throws IOException {
        Files.move(write(folder.resolve("a/x.png"), 0), folder.resolve("a/x.PNG"));
        Files.move(write(folder.resolve("a/deep/er/y.jpg"), 0), folder.resolve("a/deep/er/y.JpEg"));
        classes(folder, 2, "b");
        Dataset dataset = load(RANDOM);
        assertThat(dataset.train().counts(dataset.classes())[0]
                        + dataset.validation().counts(dataset.classes())[0])
                .isEqualTo(2);
    }

    @Test
    void brokenFilesAreNamedCountedAndSkipped() throws IOException {
        classes(folder, 4, "a", "b");
        for (int i = 0; i < 7; i++) {
            Files.writeString(folder.resolve("b").resolve("text" + i + ".jpg"), "no picture");
        }
        Files.createFile(folder.resolve("a/nothing.png"));
        Dataset dataset = load(RANDOM);
        assertThat(dataset.train().count() + dataset.validation().count()).isEqualTo(8);
        assertThat(dataset.notes().get("skipped files"))
                .isEqualTo("8 of 16: a/nothing.png is empty; b/text0.jpg is not a picture of a known format; "
                        + "b/text1.jpg is not a picture of a known format; b/text2.jpg is not a picture of a known format; "
                        + "b/text3.jpg is not a picture of a known format; and 3 more");
    }

    @Test
    void brokenFilesAreRefusedWhereTheRecipeSaysSo() throws IOException {
        classes(folder, 4, "a", "b");
        Files.createFile(folder.resolve("a/nothing.png"));
        Source.Folder strict = new Source.Folder(
                folder.toString(), null, "path", "label", null, null, null, 0, Source.Broken.REFUSE, 100);
        assertThatThrownBy(() -> ImageFolder.load(strict, TestPictures.data(strict, RANDOM), LoadProgress.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("1 of the 9 files")
                .hasMessageContaining("a/nothing.png is empty");
    }

    @Test
    void whereEveryFileIsBrokenNothingIsLoaded() throws IOException {
        Files.createFile(Files.createDirectory(folder.resolve("a")).resolve("nothing.png"));
        assertThatThrownBy(() -> load(RANDOM)).isInstanceOf(BadInput.class).hasMessageContaining("none of the 1 files");
    }

    @Test
    void anEmptyClassIsNotedAndLeftOut() throws IOException {
        classes(folder, 4, "a", "b");
        Files.createDirectory(folder.resolve("c"));
        Dataset dataset = load(RANDOM);
        assertThat(dataset.classes()).containsExactly("a", "b");
        assertThat(dataset.notes()).containsEntry("folders without pictures", "c");
    }

    @Test
    void aClassOfOneImageIsTrainedOnAndNoted() throws IOException {
        classes(folder, 4, "a", "b");
        classes(folder, 1, "rare");
        Dataset dataset = load(RANDOM);
        assertThat(dataset.train().counts(dataset.classes())).containsExactly(3, 3, 1);
        assertThat(dataset.notes()).containsEntry("classes without validation images", "rare");
    }

    @Test
    void oneClassIsNotEnough() throws IOException {
        classes(folder, 4, "a");
        assertThatThrownBy(() -> load(RANDOM))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("only the class \"a\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "nul\0byte"})
    void aFolderThatIsNotThereIsNamed(String name) {
        Source.Folder source = TestPictures.folder(Path.of("x"));
        Source.Folder wrong = new Source.Folder(
                name, null, "path", "label", null, null, null, 0, source.broken(), source.maxMegapixels());
        assertThatThrownBy(() -> ImageFolder.load(wrong, TestPictures.data(wrong, RANDOM), LoadProgress.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("there is no folder " + name);
    }

    @Test
    void aFolderWithoutClassesIsRefused() throws IOException {
        write(folder.resolve("loose.png"), 0);
        assertThatThrownBy(() -> load(RANDOM)).isInstanceOf(BadInput.class).hasMessageContaining("has no pictures");
    }

    @Test
    void twoHundredClassesWithNamesInAnyScript() throws IOException {
        List<String> names = new ArrayList<>(List.of("ikan badut", "魚", "سمكة", "рыба +1", "100% fish", "żółw"));
        IntStream.range(0, 194).forEach(i -> names.add("class " + i));
        for (String name : names) {
            Path label = Files.createDirectory(FileNames.below(folder, name));
            Files.copy(write(folder.resolve("loose.png"), 0), FileNames.below(label, "1 – " + name + ".png"));
            Files.copy(folder.resolve("loose.png"), label.resolve("2.png"));
        }
        Dataset dataset = load(RANDOM);
        assertThat(dataset.classes()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(origins(dataset.train())).hasSize(200);
        List<String> all = new ArrayList<>(origins(dataset.train()));
        all.addAll(origins(dataset.validation()));
        assertThat(all).contains("魚/1 – 魚.png", "рыба +1/2.png", "100% fish/1 – 100% fish.png");
    }

    @Test
    void linksThatLeadBackAreLeftOut() throws IOException {
        classes(folder, 4, "a", "b");
        Files.createSymbolicLink(folder.resolve("all"), folder);
        Files.createSymbolicLink(folder.resolve("a/again"), folder.resolve("a"));
        Dataset dataset = load(RANDOM);
        assertThat(dataset.classes()).containsExactly("a", "b");
        assertThat(dataset.train().count() + dataset.validation().count()).isEqualTo(8);
        assertThat(dataset.notes()).containsEntry("folders left out", "a/again; all (leads back)");
    }

    @Test
    void linkedClassesAndPicturesAreFollowed(@TempDir Path elsewhere) throws IOException {
        classes(elsewhere, 4, "b");
        classes(folder, 4, "a");
        Files.createSymbolicLink(folder.resolve("b"), elsewhere.resolve("b"));
        Files.createSymbolicLink(folder.resolve("a/link.png"), elsewhere.resolve("b/0.png"));
        assertThat(load(RANDOM).train().count()).isEqualTo(7);
    }

    @Test
    void groupsAreReadOffNames() throws IOException {
        for (String name : List.of("a", "b")) {
            for (int i = 0; i < 12; i++) {
                write(folder.resolve(name).resolve("fish" + i / 3 + "_" + i + ".png"), 0);
            }
        }
        Dataset dataset = loadGrouped("(fish\\d+)_");
        for (int i = 0; i < dataset.validation().count(); i++) {
            String group = dataset.validation().group(i);
            assertThat(group).matches("fish\\d");
            assertThat(IntStream.range(0, dataset.train().count()).mapToObj(dataset.train()::group))
                    .doesNotContain(group);
        }
        assertThatThrownBy(() -> loadGrouped("(bird\\d+)"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("image a/fish0_0.png")
                .hasMessageContaining("has no group");
        assertThatThrownBy(() -> loadGrouped("fish\\d+"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("parentheses");
        assertThatThrownBy(() -> loadGrouped("(fish"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("(fish");
    }

    @Test
    void onlyTheLargestClassesAreKept() throws IOException {
        classes(folder, 3, "b", "a");
        classes(folder, 2, "small");
        classes(folder, 5, "z");
        Source.Folder two = new Source.Folder(
                folder.toString(), null, "path", "label", null, null, null, 2, Source.Broken.SKIP, 100);
        assertThat(ImageFolder.load(two, TestPictures.data(two, RANDOM), LoadProgress.NONE)
                        .classes())
                .containsExactly("a", "z");
    }

    @Test
    void progressCountsEveryFile() throws IOException {
        classes(folder, 4, "a", "b");
        Files.createFile(folder.resolve("a/nothing.png"));
        List<Integer> seen = java.util.Collections.synchronizedList(new ArrayList<>());
        Source.Folder source = TestPictures.folder(folder);
        ImageFolder.load(source, TestPictures.data(source, RANDOM), (done, total) -> {
            assertThat(total).isEqualTo(9);
            seen.add(done);
        });
        assertThat(seen).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    private Dataset load(Split split) {
        Source.Folder source = TestPictures.folder(folder);
        return ImageFolder.load(source, TestPictures.data(source, split), LoadProgress.NONE);
    }

    private Dataset loadGrouped(String pattern) {
        Source.Folder source = new Source.Folder(
                folder.toString(), null, "path", "label", null, null, pattern, 0, Source.Broken.SKIP, 100);
        return ImageFolder.load(source, TestPictures.data(source, new Split.Group(0.25, 3)), LoadProgress.NONE);
    }

    /** Classes of so many pictures; the grey level of each is ten times its number. */
    private static void classes(Path parent, int count, String... names) throws IOException {
        for (String name : names) {
            for (int i = 0; i < count; i++) {
                write(parent.resolve(name).resolve(i + ".png"), i * 10 * 0x010101);
            }
        }
    }

    private static List<String> origins(ImageSet images) {
        return IntStream.range(0, images.count()).mapToObj(images::origin).toList();
    }
}
