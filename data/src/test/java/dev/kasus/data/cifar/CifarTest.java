package dev.kasus.data.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.data.TestPictures;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
    @TempDir
    Path folder;

    @Test
    void tenClassesInSixFiles() throws IOException {
        ten();
        Dataset dataset = load(new Split.Given());
        assertThat(dataset.classes()).containsExactly("0", "9");
        assertThat(dataset.train().count()).isEqualTo(10);
        assertThat(dataset.validation().count()).isEqualTo(2);
        assertThat(dataset.train().origin(3)).isEqualTo("data_batch_2.bin 1");
        assertThat(dataset.train().label(3)).isEqualTo(1);
        assertThat(dataset.validation().origin(0)).isEqualTo("test_batch.bin 0");
        byte[] image = TestPictures.bytes(dataset.train(), 3);
        assertThat(image).startsWith(9, 100, 31, 9, 100, 30);
    }

    @Test
    void namesComeFromTheMetaFile() throws IOException {
        ten();
        Path names = folder.resolve("batches.meta.txt");
        Files.writeString(names, "airplane\nb\nc\nd\ne\nf\ng\nh\ni\ntruck\n\n");
        assertThat(load(new Split.Given()).classes()).containsExactly("airplane", "truck");
        Files.writeString(names, "airplane\n");
        assertBad("label 9 has no name in " + names);
    }

    @Test
    void aHundredClassesByTheirFineLabels() throws IOException {
        write("train.bin", record(19, 99), record(11, 0));
        write("test.bin", record(19, 99), record(11, 0));
        Dataset dataset = load(new Split.Given());
        assertThat(dataset.classes()).containsExactly("0", "99");
        assertThat(dataset.train().label(0)).isEqualTo(1);
        assertThat(TestPictures.bytes(dataset.train(), 0)).startsWith(99, 100, 31);
        write("test.bin", record(19, 100));
        assertBad(folder.resolve("test.bin") + ", image 0: label 100 is not from 0 to 99");
    }

    @Test
    void filesMayBeSplitAnew() throws IOException {
        ten();
        assertThat(load(new Split.Random(0.5, 1)).validation().count()).isEqualTo(6);
        assertThatThrownBy(() -> load(new Split.Group(0.5, 1)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("has no group");
    }

    @Test
    void whatIsWrongWithAFileIsSaid() throws IOException {
        assertBad("has neither data_batch_1.bin (CIFAR-10) nor train.bin (CIFAR-100)");
        ten();
        write("data_batch_4.bin", record(10), record(0));
        assertBad(folder.resolve("data_batch_4.bin") + ", image 0: label 10 is not from 0 to 9");
        write("data_batch_4.bin", Arrays.copyOf(record(1), 3000));
        assertBad(folder.resolve("data_batch_4.bin") + " has 3000 bytes, not a multiple of 3073");
        write("data_batch_4.bin");
        assertBad("has 0 bytes");
        Files.delete(folder.resolve("data_batch_4.bin"));
        assertBad("has no data_batch_4.bin");
    }

    private void ten() throws IOException {
        for (int batch = 1; batch <= 5; batch++) {
            write("data_batch_" + batch + ".bin", record(0), record(9));
        }
        write("test_batch.bin", record(9), record(0));
    }

    private void assertBad(String message) {
        assertThatThrownBy(() -> load(new Split.Given()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    private Dataset load(Split split) {
        Source.Cifar source = new Source.Cifar(folder.toString());
        Data data = new Data(source, 32, Data.Color.RGB, split, Data.Normalization.SCALE);
        return Cifar.load(source, data, LoadProgress.NONE);
    }

    /** Labels, a red plane of the last of them, a green one of 100, a blue one that falls from 31 to 0 along each row. */
    private static byte[] record(int... labels) {
        byte[] bytes = new byte[labels.length + 3 * 1024];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        for (int p = 0; p < 1024; p++) {
            bytes[labels.length + p] = (byte) labels[labels.length - 1];
            bytes[labels.length + 1024 + p] = 100;
            bytes[labels.length + 2048 + p] = (byte) (31 - p % 32);
        }
        return bytes;
    }

    private void write(String name, byte[]... records) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] record : records) {
            file.write(record);
        }
        Files.write(folder.resolve(name), file.toByteArray());
    }
}
