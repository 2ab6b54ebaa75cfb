package dev.kasus.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedFileTest {
    @TempDir
    Path folder;

    @Test
    void aPageReplacesAPageAndNothingElse(@TempDir Path folder) throws IOException {
        Path recording = Files.writeString(folder.resolve("run.json"), "{}");
        Path page = folder.resolve("page.html");

        NamedFile.writePage(page, "<!doctype html><p>1");
        NamedFile.writePage(page, "<!DOCTYPE html><p>2");

        assertThat(page).content().endsWith("2");
        assertThatThrownBy(() -> NamedFile.writePage(recording, "<!doctype html>"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(recording + " already exists and is not an HTML page");
        assertThat(recording).content().isEqualTo("{}");
    }

    @Test
    void aTableReplacesATableAndNothingElse() throws IOException {
        Path table = folder.resolve("run.csv");
        for (String text : new String[] {"step,epoch\r\n1,1\r\n", "tag,step,value\r\n", "step,epoch,ä\r\n"}) {
            NamedFile.writeTable(table, writer -> writer.write(text));
            assertThat(Files.readString(table)).isEqualTo(text);
        }
        Path labels = Files.writeString(folder.resolve("labels.csv"), "path,label\n");
        assertThatThrownBy(() -> NamedFile.writeTable(labels, writer -> writer.write("step,epoch")))
                .isInstanceOf(BadInput.class)
                .hasMessage(labels + " already exists and is not an exported table\n"
                        + "Use another file name, such as run.csv.");
        assertThat(labels).hasContent("path,label\n");
    }

    /** What fails in the middle leaves the old table. */
    @Test
    void aTableThatFailsLeavesTheOldOne() throws IOException {
        Path table = Files.writeString(folder.resolve("run.csv"), "step,epoch\n");
        assertThatThrownBy(() -> NamedFile.writeTable(table, writer -> {
                    writer.write("step,epoch\n".repeat(10_000));
                    throw new BadInput("too large", "Use --long.");
                }))
                .isInstanceOf(BadInput.class);
        assertThat(table).hasContent("step,epoch\n");
        assertThat(folder.toFile().list()).containsExactly("run.csv");
    }

    @Test
    void aLinkIsFollowedAndStays() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        NamedFile.write(link, "new");
        assertThat(target).hasContent("new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        Path ahead = Files.createSymbolicLink(folder.resolve("ahead"), Path.of("not-yet"));
        NamedFile.write(ahead, "new");
        assertThat(folder.resolve("not-yet")).hasContent("new");
    }

    @Test
    void whatIsNoFileIsWrittenToAndNotReplaced() {
        Path nothing = Path.of("/dev/null");
        if (Files.exists(nothing)) {
            NamedFile.write(nothing, "new");
            assertThat(Files.isRegularFile(nothing)).isFalse();
        }
    }

    @Test
    void aFolderIsRefused() {
        assertThatThrownBy(() -> NamedFile.write(folder, "x"))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder + " is a folder\nGive a file name.");
    }
}
