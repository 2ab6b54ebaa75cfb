package dev.kasus.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsTest {
    @TempDir
    private Path root;

    private Listing listing() {
        return new Listing(
                List.of(entry("dace/1, old.png", "dace"), entry("dace/2.png", "dace"), entry("roach/3.png", "roach")),
                Map.of("kept", "note"));
    }

    private Entry entry(String name, String label) {
        return new Entry(root.resolve(name), name, label, "", "");
    }

    private Listing corrected(String text) throws IOException {
        Files.writeString(root.resolve("corrections.csv"), text);
        return Corrections.apply(listing(), root, "corrections.csv");
    }

    @Test
    void whatIsNamedIsRelabelledOrLeftOutAndSaidSo() throws IOException {
        Listing corrected =
                corrected("path,label,was\n\"dace/1, old.png\",roach,dace\nroach/3.png,,roach\ndace/2.png,dace,dace\n");
        assertThat(corrected.entries()).extracting(Entry::name).containsExactly("dace/1, old.png", "dace/2.png");
        assertThat(corrected.entries()).extracting(Entry::label).containsExactly("roach", "dace");
        assertThat(corrected.notes())
                .containsEntry("corrections", "1 relabelled and 1 left out by corrections.csv")
                .containsEntry("kept", "note");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> corrected("path,label\ndace/9.png,roach\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("dace/9.png");
        assertThatThrownBy(() -> corrected("path,label\ndace/2.png,roahc\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("roach");
        assertThatThrownBy(() -> corrected("file,label\ndace/2.png,roach\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("path");
        assertThatThrownBy(() -> corrected("path,label\ndace/2.png\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Corrections.apply(listing(), root, "none.csv"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("none.csv");
    }

    @Test
    void aListOutsideTheFolderIsRefusedWithoutAWordOfWhatItHolds() throws IOException {
        Path secret = Files.writeString(root.resolve("secret"), "path,label\nhush,hush\n");
        Path photographs = Files.createDirectory(root.resolve("photographs"));
        Files.createSymbolicLink(photographs.resolve("link.csv"), secret);
        for (String file :
                List.of(secret.toString(), photographs.relativize(secret).toString(), "link.csv")) {
            assertThatThrownBy(() -> Corrections.apply(listing(), photographs, file))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("is not in the folder " + photographs)
                    .hasMessageNotContaining("hush");
        }
    }
}
