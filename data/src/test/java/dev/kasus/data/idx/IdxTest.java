package dev.kasus.data.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kasus.data.Datasets;
import dev.kasus.data.TestPictures;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";

    @TempDir
    Path folder;

    @BeforeEach
    void fourFiles() throws IOException {
        write(TRAIN_IMAGES, images(4, 8));
        write(TRAIN_LABELS, labels(3, 7, 3, 7));
        write("t10k-images-idx3-ubyte", images(2, 8));
        write("t10k-labels-idx1-ubyte", labels(7, 3));
    }

    @Test
    void imagesAndLabelsComeInTheirOrder() {
        Dataset dataset = load(Data.Color.GREY);
        assertThat(dataset.classes()).containsExactly("3", "7");
        assertThat(dataset.train().count()).isEqualTo(4);
        assertThat(dataset.train().label(1)).isEqualTo(1);
        assertThat(dataset.validation().label(0)).isEqualTo(1);
        assertThat(dataset.validation().origin(1)).isEqualTo("t10k 1");
        byte[] second = new byte[64];
        for (int p = 0; p < 64; p++) {
            second[p] = (byte) (64 + p);
        }
        assertThat(TestPictures.bytes(dataset.train(), 1)).isEqualTo(second);
    }

    @Test
    void greyBecomesColourWhereTheRecipeWantsIt() {
        Dataset dataset = load(Data.Color.RGB);
        assertThat(dataset.train().channels()).isEqualTo(3);
        assertThat(TestPictures.bytes(dataset.train(), 0)).startsWith(0, 0, 0, 1, 1, 1, 2, 2, 2);
    }

    @Test
    void zippedFilesAndOtherSpellingsAreTheSame() throws IOException {
        String plain = Datasets.digest(load(Data.Color.GREY));
        for (String name : new String[] {TRAIN_IMAGES, "t10k-labels-idx1-ubyte"}) {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                gzip.write(Files.readAllBytes(folder.resolve(name)));
            }
            Files.delete(folder.resolve(name));
            write(name + ".gz", zipped.toByteArray());
        }
        Files.move(folder.resolve(TRAIN_LABELS), folder.resolve("train-labels.idx1-ubyte"));
        assertThat(Datasets.digest(load(Data.Color.GREY))).isEqualTo(plain);
    }

    @Test
    void aFileOfNamesNamesTheClasses() throws IOException {
        Path names = folder.resolve("classes.txt");
        Files.writeString(names, "zero\none\ntwo\nPullover\nfour\nfive\nsix\nSneaker \n\n");
        assertThat(load(Data.Color.GREY).classes()).containsExactly("Pullover", "Sneaker");
        Files.writeString(names, "zero\none\n");
        assertBad("label 7 has no name in " + names + ", which has 2");
        Files.writeString(names, "a\nb\nc\nd\ne\nf\na\ng\n");
        assertBad("has the name \"a\" twice");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        byte[] images = images(4, 8);
        write(TRAIN_IMAGES, Arrays.copyOf(images, images.length - 65));
        assertBad(folder.resolve(TRAIN_IMAGES) + " ends after 2 of 4 images");
        write(TRAIN_IMAGES, Arrays.copyOf(images, images.length + 1));
        assertBad("has more data after the 4 images");
        write(TRAIN_IMAGES, Arrays.copyOf(images, 9));
        assertBad("ends within its header");
        write(TRAIN_IMAGES, labels(1, 2));
        assertBad("begins with 0x00000801, not with 0x00000803");
        write(TRAIN_IMAGES, new byte[0]);
        assertBad("ends within its header");
        write(TRAIN_IMAGES, new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0});
        assertBad(TRAIN_IMAGES);
        write(TRAIN_IMAGES, ByteBuffer.wrap(images).putInt(8, 1 << 20).array());
        assertBad("claims images of 8 x 1048576 pixels");
        write(TRAIN_IMAGES, ByteBuffer.wrap(images).putInt(8, -1).array());
        assertBad("claims a size of 4294967295");
    }

    @Test
    void countsThatDoNotMatchAreNamed() throws IOException {
        write(TRAIN_LABELS, labels(3, 7, 3));
        assertBad(folder.resolve(TRAIN_IMAGES) + " has 4 images for 3 labels");
        write(
                TRAIN_LABELS,
                ByteBuffer.wrap(labels(3, 7, 3)).putInt(4, Integer.MAX_VALUE).array());
        assertBad(folder.resolve(TRAIN_LABELS) + " ends after 3 of 2147483647 labels");
        write(TRAIN_LABELS, ByteBuffer.wrap(labels(3, 7, 3)).putInt(4, 2).array());
        assertBad("has more data after the 2 labels");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve(TRAIN_LABELS));
        assertBad("has neither train-labels-idx1-ubyte nor train-labels-idx1-ubyte.gz");
    }

    @Test
    void fashionMnistLoads() {
        Path fashion = Path.of("/usr/share/datasets/fashion-mnist");
        assumeTrue(Files.isDirectory(fashion), "Debian's package dataset-fashion-mnist is not installed");
        Dataset dataset = load(fashion, 28, Data.Color.GREY);
        assertThat(dataset.train().counts(dataset.classes())).hasSize(10).containsOnly(6000);
        assertThat(dataset.validation().counts(dataset.classes())).hasSize(10).containsOnly(1000);
        assertThat(dataset.train().label(0)).isEqualTo(9);
        long sum = 0;
        for (int i = 0; i < dataset.train().count(); i++) {
            for (byte value : TestPictures.bytes(dataset.train(), i)) {
                sum += value & 0xFF;
            }
        }
        // The mean that everybody normalises Fashion-MNIST with.
        assertThat(sum / (60_000.0 * 784 * 255)).isBetween(0.28603, 0.28605);
    }

    private void assertBad(String message) {
        assertThatThrownBy(() -> load(Data.Color.GREY))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    private Dataset load(Data.Color color) {
        return load(folder, 8, color);
    }

    private static Dataset load(Path from, int size, Data.Color color) {
        Source.Idx source = new Source.Idx(from.toString());
        Data data = new Data(source, size, color, new Split.Given(), Data.Normalization.SCALE);
        return Idx.load(source, data, LoadProgress.NONE);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static byte[] images(int count, int side) {
        ByteBuffer file = ByteBuffer.allocate(16 + count * side * side);
        file.putInt(0x803).putInt(count).putInt(side).putInt(side);
        for (int i = 0; i < count * side * side; i++) {
            file.put((byte) i);
        }
        return file.array();
    }

    private static byte[] labels(int... labels) {
        ByteBuffer file = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            file.put((byte) label);
        }
        return file.array();
    }
}
