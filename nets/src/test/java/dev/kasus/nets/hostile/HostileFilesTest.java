package dev.kasus.nets.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.nets.Samples;
import dev.kasus.nets.format.ModelFiles;
import dev.kasus.nets.graph.Unsaid;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to do harm: one sentence each. */
@Timeout(60)
class HostileFilesTest {
    private static final Path FILES = Path.of("src", "test", "resources", "dev", "kasus", "nets", "hostile");

    @TempDir
    private Path folder;

    private static void refused(Path file, String... words) {
        assertThatThrownBy(() -> Reading.everything(file)).isInstanceOfSatisfying(BadInput.class, bad -> {
            assertThat(bad.problem()).contains(file.getFileName().toString()).doesNotContain("Exception");
            for (String word : words) {
                assertThat(bad.problem()).contains(word);
            }
        });
    }

    private Path zip(String name, Entry... entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                for (int i = 0; i < entry.times(); i++) {
                    zip.write(entry.content());
                }
                zip.closeEntry();
            }
        }
        return file;
    }

    private record Entry(String name, byte[] content, int times) {
        Entry(String name, String content) {
            this(name, content.getBytes(StandardCharsets.ISO_8859_1), 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"circle.h5", "many-circles.h5", "elsewhere.h5"})
    void circlesAndLinksInHdf5End(String name) {
        refused(FILES.resolve(name));
    }

    @Test
    void tensorsThatAreNotThereTakeNoMemory() {
        Path file = FILES.resolve("claims.h5");
        assertThat(ModelFiles.read(file, Unsaid.NOTHING).trained()).isEqualTo(4_000_000_004L);
        Reading.everything(file);
    }

    @Test
    void zipBombsAreNotUnpacked() throws IOException {
        byte[] zeros = new byte[1 << 20];
        refused(zip("bomb.keras", new Entry("config.json", zeros, 100)), "too large");
        refused(zip("bomb.pt", new Entry("m/data.pkl", zeros, 100)), "too large");
        refused(zip("bomb.pt2", new Entry("m/models/model.json", zeros, 100)), "too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "/etc/outside", "a/../../outside", "a\\..\\outside"})
    void entriesThatLeadOutAreRefused(String name) throws IOException {
        refused(zip("out.keras", new Entry("config.json", "{}"), new Entry(name, "x")), "leads out of it");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void manyEntriesAreRefused() throws IOException {
        Entry[] entries = new Entry[100_001];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new Entry(Integer.toString(i), "");
        }
        refused(zip("many.pt", entries), "100001 entries");
    }

    @Test
    void picklesThatWouldRunSomethingAreNamed() throws IOException {
        Path mark = folder.resolve("harmed");
        String pickle = "cos\nsystem\n(S'touch " + mark + "'\ntR.";
        refused(zip("evil.pt", new Entry("m/data.pkl", pickle)), "os.system");
        refused(
                Files.write(
                        folder.resolve("evil.pth"), ("\u0080\u0002" + pickle).getBytes(StandardCharsets.ISO_8859_1)),
                "os.system");
        assertThat(mark).doesNotExist();
    }

    @Test
    void picklesWithoutEndAreRefused() throws IOException {
        refused(
                zip("marks.pt", new Entry("m/data.pkl", "(".getBytes(StandardCharsets.ISO_8859_1), 5_000_000)),
                "instructions");
        refused(
                zip("lists.pt", new Entry("m/data.pkl", "]".getBytes(StandardCharsets.ISO_8859_1), 5_000_000)),
                "instructions");
        refused(zip("deep.pt", new Entry("m/data.pkl", "]".repeat(100_000) + "a".repeat(99_999) + ".")));
        refused(zip(
                "nested.pt",
                new Entry("m/data.pkl", "}X\u0001\0\0\0a".repeat(100_000) + "N" + "s".repeat(100_000) + ".")));
    }

    @Test
    void deepJsonIsRefused() throws IOException {
        refused(Files.writeString(folder.resolve("deep.json"), "{\"class_name\":".repeat(100_000)), "not JSON");
        String inner = "{\"class_name\":\"Sequential\",\"config\":{\"name\":\"m\",\"layers\":[";
        refused(Files.writeString(folder.resolve("models.json"), inner.repeat(30) + "]}}".repeat(30)), "nested");
    }

    @Test
    void claimsOfSafetensorsAreChecked() throws IOException {
        ByteBuffer header =
                ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(99_000_000);
        header.put("{\"a\":{}}".getBytes(StandardCharsets.US_ASCII));
        refused(Files.write(folder.resolve("long.safetensors"), header.array()), "claims 99000000 bytes");
        String huge =
                "{\"a.weight\":{\"dtype\":\"F32\",\"shape\":[1000000000,1000000000,1000000000,9],\"data_offsets\":[0,4]}}";
        ByteBuffer bytes = ByteBuffer.allocate(8 + huge.length() + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(huge.length());
        bytes.put(huge.getBytes(StandardCharsets.US_ASCII));
        Reading.everything(Files.write(folder.resolve("huge.safetensors"), bytes.array()));
    }

    @Test
    void onnxOfNothingButNodesIsRefused() throws IOException {
        byte[] bytes = new byte[40_000_000];
        bytes[0] = 8;
        bytes[1] = 7;
        // A graph of 39 million bytes: empty nodes, two bytes each.
        bytes[2] = 0x3a;
        int length = 39_000_000;
        for (int i = 3, left = length; i < 7; i++, left >>>= 7) {
            bytes[i] = (byte) (i < 6 ? (left & 0x7f) | 0x80 : left & 0x7f);
        }
        for (int i = 7; i < 7 + length; i += 2) {
            bytes[i] = 0x0a;
        }
        refused(Files.write(folder.resolve("nodes.onnx"), bytes));
    }

    @Test
    void weightsBesideOnnxAreReadFromItsOwnFolderOnly() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "x".repeat(1000));
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("link"), secret);
        assertThat(dev.kasus.nets.file.SiblingFile.read(inner.resolve("m.onnx"), "../secret", 0, 8))
                .isEmpty();
        assertThat(dev.kasus.nets.file.SiblingFile.read(inner.resolve("m.onnx"), "link", 0, 8))
                .isEmpty();
        assertThat(dev.kasus.nets.file.SiblingFile.read(inner.resolve("m.onnx"), secret.toString(), 0, 8))
                .isEmpty();
        assertThat(dev.kasus.nets.file.SiblingFile.read(folder.resolve("m.onnx"), "secret", 0, 8))
                .isPresent();
        assertThat(dev.kasus.nets.file.SiblingFile.read(folder.resolve("m.onnx"), "secret", 995, 8))
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> Reading.everything(folder.resolve("nothing.keras")))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Reading.everything(folder)).isInstanceOf(BadInput.class);
        assertThat(Samples.models()).isNotEmpty();
    }
}
