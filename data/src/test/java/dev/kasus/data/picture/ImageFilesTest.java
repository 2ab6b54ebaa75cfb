package dev.kasus.data.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.data.TestPictures;
import dev.kasus.recipe.data.Data;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {
    @TempDir
    Path folder;

    @Test
    void whatCanBeReadIsReadAndTheRestNamed() throws IOException {
        Path dark = TestPictures.write(folder.resolve("dark.png"), 0x202020);
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        Path light = TestPictures.write(folder.resolve("light.png"), 0xF0F0F0);
        Path missing = folder.resolve("missing.png");
        ImageFiles.Read read = ImageFiles.read(List.of(light, text, dark, missing, dark), 16, Data.Color.GREY, 100);
        assertThat(read.read()).containsExactly(light, dark, dark);
        assertThat(read.broken())
                .containsExactly(
                        Map.entry(text, "is not a picture of a known format"), Map.entry(missing, "does not exist"));
        assertThat(read.images().count()).isEqualTo(3);
        assertThat(read.images().origin(0)).isEqualTo(light.toString());
        assertThat(TestPictures.bytes(read.images(), 0)).hasSize(256).containsOnly((byte) 0xF0);
        assertThat(TestPictures.bytes(read.images(), 2)).containsOnly((byte) 0x20);
    }

    @Test
    void nothingIsNoImages() {
        assertThat(ImageFiles.read(List.of(), 16, Data.Color.RGB, 100).images().count())
                .isZero();
    }
}
