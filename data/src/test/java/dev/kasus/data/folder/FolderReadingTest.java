package dev.kasus.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.data.TestPictures;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReadingTest {
    @TempDir
    private Path folder;

    private final StringBuilder rows = new StringBuilder();

    /** Two classes of six pictures, of three tracks each. */
    @BeforeEach
    void pictures() throws IOException {
        for (String label : new String[] {"dace", "perch"}) {
            for (int i = 0; i < 6; i++) {
                String name = label + "/" + i + ".png";
                TestPictures.write(folder.resolve(name), 0x102030 * i);
                rows.append(name + "," + label + "," + i + "," + label + i / 2 + "\n");
            }
        }
    }

    private void index(String header) throws IOException {
        Files.writeString(folder.resolve("index.csv"), header + "\n" + rows);
    }

    private Dataset load(FolderReading reading) {
        return ImageFolder.load(
                reading.source(), TestPictures.data(reading.source(), reading.split()), LoadProgress.NONE);
    }

    @Test
    void anIndexWithAColumnOfTracksGivesEveryKeyAndTheSplit() throws IOException {
        index("image,species,fish_id,track_id");
        FolderReading reading = FolderReading.of(folder, null);
        assertThat(reading.source().index()).isEqualTo("index.csv");
        assertThat(reading.source().pathColumn()).isEqualTo("image");
        assertThat(reading.source().labelColumn()).isEqualTo("species");
        assertThat(reading.source().groupColumn()).isEqualTo("track_id");
        assertThat(reading.split()).isInstanceOf(Split.Group.class);
        assertThat(reading.groups()).isEqualTo(6);
        assertThat(reading.told()).contains("index.csv", "6 groups", "track_id");
        assertThat(load(reading).sharedGroups()).hasValue(0);
    }

    @Test
    void aColumnWithoutATypicalGroupNameMustBeNamed() throws IOException {
        index("image,species,number,reel");
        assertThat(FolderReading.of(folder, null).split()).isInstanceOf(Split.Random.class);
        FolderReading named = FolderReading.of(folder, "reel");
        assertThat(named.source().groupColumn()).isEqualTo("reel");
        assertThat(named.groupBy()).isEqualTo("reel");
    }

    @Test
    void aTableWithoutClassesTakesThemFromTheFolders() throws IOException {
        index("file,kind,number,group");
        String text = Files.readString(folder.resolve("index.csv"))
                .replace(",dace,", ",fish,")
                .replace(",perch,", ",fish,");
        Files.writeString(folder.resolve("index.csv"), text);
        FolderReading reading = FolderReading.of(folder, null);
        assertThat(reading.source().labelColumn()).isEmpty();
        assertThat(load(reading).classes()).containsExactly("dace", "perch");
    }

    @Test
    void aTableThatNamesNotEveryPictureIsOnlyTakenIfAskedForAndSaysWhatItLeavesOut() throws IOException {
        index("image,species,number,track");
        TestPictures.write(folder.resolve("dace/new.png"), 7);
        assertThat(FolderReading.of(folder, null).source().index()).isNull();
        assertThat(FolderReading.of(folder, "track").told()).contains("leaves out 1 of");
    }

    @Test
    void aFileThatNobodyNamedMayBeAnything() throws IOException {
        Files.write(folder.resolve("notes.csv"), "Größe;\"".getBytes(StandardCharsets.ISO_8859_1));
        FolderReading reading = FolderReading.of(folder, null);
        assertThat(reading.source().index()).isNull();
        assertThat(reading.split()).isInstanceOf(Split.Random.class);
    }

    @Test
    void aGivenSplitStaysUnlessGroupsAreAskedFor() throws IOException {
        for (String side : new String[] {"train", "val"}) {
            for (String label : new String[] {"dace", "perch"}) {
                for (int i = 0; i < 2; i++) {
                    TestPictures.write(folder.resolve("two/" + side + "/" + label + "/a" + i + "_" + side + ".png"), i);
                }
            }
        }
        Path two = folder.resolve("two");
        assertThat(FolderReading.of(two, null).split()).isInstanceOf(Split.Given.class);
        assertThat(FolderReading.of(two, "(a\\d)").split()).isInstanceOf(Split.Group.class);
    }

    @Test
    void onlyATrainingSideIsSplitAtRandom() throws IOException {
        Path one = folder.resolve("one");
        TestPictures.write(one.resolve("train/dace/1.png"), 1);
        TestPictures.write(one.resolve("train/perch/1.png"), 2);
        assertThat(FolderReading.of(one, null).split()).isInstanceOf(Split.Random.class);
    }

    @Test
    void foldersThatHoldNoClassSayWhatTheyHold() throws IOException {
        assertThatThrownBy(() -> FolderReading.of(folder.resolve("dace"), null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("6 pictures are directly in it")
                .hasMessageContaining("name the folder above, " + folder);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> FolderReading.of(empty, null)).hasMessageContaining("it is empty");
        Files.createDirectory(empty.resolve("roach"));
        assertThatThrownBy(() -> FolderReading.of(empty, null)).hasMessageContaining("the folders roach");
    }

    @Test
    void allMissingColumnsAreNamedAtOnceAndByWhatStandsInThem() throws IOException {
        index("image,species,number,track");
        FolderReading right = FolderReading.of(folder, "track");
        var wrong = TestPictures.folder(folder);
        var source = new dev.kasus.recipe.data.Source.Folder(
                wrong.path(), "index.csv", "path", "label", "group", null, null, 0, wrong.broken(), 100);
        assertThatThrownBy(() -> ImageFolder.load(source, TestPictures.data(source, right.split()), LoadProgress.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("\"path\", which data.source.folder.path-column names")
                .hasMessageContaining("\"label\"")
                .hasMessageContaining("\"group\"")
                .hasMessageContaining("path-column: image, label-column: species, group-column: track");
    }

    @Test
    void aSplitByGroupWithoutGroupsNamesEveryKey() throws IOException {
        index("image,species,number,track");
        var source = TestPictures.folder(folder);
        assertThatThrownBy(() ->
                        ImageFolder.load(source, TestPictures.data(source, new Split.Group(0.2, 0)), LoadProgress.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nor have 11 others")
                .hasMessageContaining(
                        "{index: index.csv, path-column: image, label-column: species, group-column: track}");
    }
}
