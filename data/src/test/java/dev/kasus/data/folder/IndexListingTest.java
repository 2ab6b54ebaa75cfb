package dev.kasus.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.data.TestPictures;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.picture.PictureDecoderTest;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexListingTest {
    @TempDir
    Path folder;

    @Test
    void columnsNamePathLabelGroupAndSplit() throws IOException {
        Listing listing = list("""
                note,path,label,track,split
                "one, quoted",a/1.png,"red, ""deep""\",t1,train
                ,b\\2.png,blue,t2,TEST
                """);
        assertThat(listing.entries())
                .containsExactly(
                        new Entry(folder.resolve("a/1.png"), "a/1.png", "red, \"deep\"", "t1", "train"),
                        new Entry(folder.resolve("b/2.png"), "b/2.png", "blue", "t2", "val"));
        assertThat(listing.notes()).isEmpty();
    }

    @Test
    void aByteOrderMarkAnUnnamedColumnAndBlankLinesDoNotMatter() throws IOException {
        assertThat(list("\uFEFFpath,label,track,split,\r\n\r\n a.png , x ,t,val,0\r\n")
                        .entries())
                .containsExactly(new Entry(folder.resolve("a.png"), "a.png", "x", "t", "val"));
        assertThat(list(",path,label,track,split\n0,a.png,x,t,val\n").entries()).hasSize(1);
    }

    @Test
    void namesInAnyScriptAreFound() throws IOException {
        Entry entry =
                list("path,label,track,split\n魚/1 ü.png,魚,t,train\n").entries().get(0);
        Files.createDirectory(FileNames.below(folder, "魚"));
        Files.copy(PictureDecoderTest.fixture("alpha.png"), FileNames.below(folder, "魚/1 ü.png"));
        assertThat(entry.file()).isRegularFile();
        assertThat(entry.label()).isEqualTo("魚");
    }

    @Test
    void theSameLineTwiceCountsOnce() throws IOException {
        Listing listing = list("path,label,track,split\na.png,x,t,val\nb.png,x,t,val\na.png,x,t,val\n");
        assertThat(listing.entries()).extracting(Entry::name).containsExactly("a.png", "b.png");
        assertThat(listing.notes()).containsEntry("repeated lines of the index", "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.png,x,t,train/a.png,y,t,train | line 3: \"a.png\" is already in line 2, with another label",
                "a.png,x,t,train/a.png,x,t,val   | line 3: \"a.png\" is already in line 2, with another group or split",
                "../a.png,x,t,train              | line 2: \"../a.png\" leaves the folder",
                "/etc/a.png,x,t,train            | line 2: \"/etc/a.png\" leaves the folder",
                "b/../../a.png,x,t,train         | line 2: \"b/../../a.png\" leaves the folder",
                "a.png,x,t                       | line 2: 3 values, but the header has 4",
                "a.png,x,t,train,more            | line 2: 5 values, but the header has 4",
                "a.png,,t,train                  | line 2: no label",
                ",x,t,train                      | line 2: no path",
                "a.png,x,t,both                  | line 2: \"both\" is not a split",
                "\"a.png,x,t,train               | cannot be read"
            })
    void aLineThatCannotBeMeantIsNamed(String lines, String message) {
        String text = "path,label,track,split\n" + lines.replaceAll("(?<=train)/(?=a)", "\n") + "\n";
        assertThatThrownBy(() -> list(text)).isInstanceOf(BadInput.class).hasMessageContaining(message);
    }

    @Test
    void anAbsolutePathInsideTheFolderIsFine() throws IOException {
        assertThat(list("path,label,track,split\n" + folder.resolve("a.png") + ",x,t,train\n")
                        .entries())
                .extracting(Entry::file)
                .containsExactly(folder.resolve("a.png"));
    }

    @Test
    void aMissingColumnIsNamedWithTheNearest() {
        assertThatThrownBy(() -> list("path,lable,track,split\na.png,x,t,train\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no column \"label\"")
                .hasMessageContaining("Did you mean \"lable\"?");
    }

    @Test
    void aFileThatIsNoIndexIsNamed() throws IOException {
        assertThatThrownBy(() -> list("")).isInstanceOf(BadInput.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> list("path,label,track,split\nü.png,x,t,train\n", StandardCharsets.ISO_8859_1))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not in UTF-8");
        Files.delete(folder.resolve("index.csv"));
        assertThatThrownBy(() -> IndexListing.of(folder, source(), "index.csv", GroupPattern.of(null)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("there is no index file");
    }

    @Test
    void anIndexOutsideTheFolderIsRefusedWithoutAWordOfWhatItHolds() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hush,hush\n");
        Path photographs = Files.createDirectory(folder.resolve("photographs"));
        Files.createSymbolicLink(photographs.resolve("link.csv"), secret);
        for (String index : List.of(secret.toString(), "../secret", "link.csv")) {
            assertThatThrownBy(() -> IndexListing.of(photographs, source(), index, GroupPattern.of(null)))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("is not in the folder " + photographs)
                    .hasMessageNotContaining("hush");
        }
        Files.writeString(photographs.resolve("index.csv"), "path,label,track,split\n");
        assertThat(IndexListing.of(
                                photographs,
                                source(),
                                photographs.resolve("index.csv").toString(),
                                GroupPattern.of(null))
                        .entries())
                .isEmpty();
    }

    @Test
    void namesThatATerminalWouldObeyAreShownInstead() throws IOException {
        Entry entry = list("path,label,track,split\na\u001b[2J.png,\"x\ny\",\u202et,val\n")
                .entries()
                .get(0);
        assertThat(entry.name()).isEqualTo("a␛[2J.png");
        assertThat(entry.label()).isEqualTo("x␊y");
        assertThat(entry.group()).isEqualTo("\ufffdt");
        assertThat(entry.file()).isEqualTo(folder.resolve("a\u001b[2J.png"));
    }

    @Test
    void filesThatAreNotThereCountAsBroken() throws IOException {
        String rows = "";
        for (int i = 0; i < 4; i++) {
            TestPictures.write(folder.resolve(i + ".png"), 0);
            rows += i + ".png," + (i % 2 == 0 ? "x" : "y") + ",t" + i + "," + (i < 2 ? "train" : "val") + "\n";
        }
        write("path,label,track,split\n" + rows + "gone.png,x,t9,train\n", StandardCharsets.UTF_8);
        Dataset dataset = ImageFolder.load(source(), TestPictures.data(source(), new Split.Given()), LoadProgress.NONE);
        assertThat(dataset.train().count()).isEqualTo(2);
        assertThat(dataset.train().group(1)).isEqualTo("t1");
        assertThat(dataset.notes()).containsEntry("skipped files", "1 of 5: gone.png does not exist");
    }

    @Test
    void anIndexWithoutPicturesIsRefused() throws IOException {
        write("path,label,track,split\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() ->
                        ImageFolder.load(source(), TestPictures.data(source(), new Split.Given()), LoadProgress.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("names no picture");
    }

    private Listing list(String text) throws IOException {
        return list(text, StandardCharsets.UTF_8);
    }

    private Listing list(String text, Charset charset) throws IOException {
        write(text, charset);
        return IndexListing.of(folder, source(), "index.csv", GroupPattern.of(null));
    }

    private void write(String text, Charset charset) throws IOException {
        Files.writeString(folder.resolve("index.csv"), text, charset);
    }

    private Source.Folder source() {
        return new Source.Folder(
                folder.toString(), "index.csv", "path", "label", "track", "split", null, 0, Source.Broken.SKIP, 100);
    }
}
