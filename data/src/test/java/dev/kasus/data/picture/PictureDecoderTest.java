package dev.kasus.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kasus.data.TestPictures;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class PictureDecoderTest {
    private static final int SIDE = 32;
    private static final PictureDecoder DECODER = new PictureDecoder(SIDE, 3, 1);
    private static final int RED = 0xC82828;
    private static final int GREEN = 0x28A03C;
    private static final int BLUE = 0x283CB4;
    private static final int YELLOW = 0xDCD232;
    private static final int BLACK = 0;

    @TempDir
    Path folder;

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(fixture("cmyk.jpg").getParent())) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "progressive.jpg",
                "cmyk.jpg",
                "ycck.jpg",
                "orientation-1.jpg",
                "orientation-2.jpg",
                "orientation-3.jpg",
                "orientation-4.jpg",
                "orientation-5.jpg",
                "orientation-6.jpg",
                "orientation-7.jpg",
                "orientation-8.jpg",
                "orientation-6.png",
                "orientation-6.webp",
                "orientation-6.tif",
                "rgb16.png",
                "lossy.webp",
                "animated.gif",
                "animated.webp",
                "lzw.tif",
                "jpeg.tif",
                "cmyk.tif",
                "pages.tif"
            })
    void quartersComeOutUprightAndInTheirColours(String name) throws UnreadablePicture {
        assertQuarters(DECODER.decode(fixture(name)), RED, GREEN, BLUE, YELLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha.png", "alpha.webp", "palette-alpha.png"})
    void transparentPlacesBecomeBlack(String name) throws UnreadablePicture {
        assertQuarters(DECODER.decode(fixture(name)), RED, GREEN, BLUE, BLACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey16.png", "grey4.png", "grey16.tif", "white-is-zero.tif"})
    void greyLevelsStayAsTheyStand(String name) throws UnreadablePicture {
        byte[] square = DECODER.decode(fixture(name));
        for (int x = 0; x < SIDE; x++) {
            assertThat(pixel(square, x, 16)).isEqualTo(x / 2 * 17 * 0x010101);
        }
    }

    @Test
    void transparentGreyBecomesBlack() throws UnreadablePicture {
        byte[] square = DECODER.decode(fixture("grey-alpha.png"));
        assertThat(pixel(square, 20, 8)).isEqualTo(170 * 0x010101);
        assertThat(pixel(square, 20, 24)).isZero();
    }

    @Test
    void samplesOfUnknownRangeAreRefused() {
        assertBroken(() -> DECODER.decode(fixture("float.tif")), "has samples of 32 bits; at most 16 can be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tif", "JPG", "PNG"})
    void theContentTellsTheFormatWhateverTheExtension(String format) throws IOException, UnreadablePicture {
        BufferedImage picture = TestPictures.plain(20, 15, 0x3366CC);
        Path file = folder.resolve("picture.jpg");
        assertThat(ImageIO.write(picture, format, file.toFile())).isTrue();
        assertClose(pixel(DECODER.decode(file), 16, 16), 0x3366CC);
    }

    @Test
    void aForeignColourSpaceBecomesStandard() throws IOException, UnreadablePicture {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(TestPictures.plain(40, 80, 0x808080), "jpg", plain);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        ByteArrayOutputStream tagged = new ByteArrayOutputStream();
        byte[] jpeg = plain.toByteArray();
        tagged.write(jpeg, 0, 20);
        tagged.write(ByteBuffer.allocate(4)
                .putShort((short) 0xFFE2)
                .putShort((short) (profile.length + 16))
                .array());
        tagged.write("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
        tagged.write(profile);
        tagged.write(jpeg, 20, jpeg.length - 20);
        Path file = Files.write(folder.resolve("linear.jpg"), tagged.toByteArray());
        // A half of linear light is 188 in sRGB (IEC 61966-2-1).
        assertClose(pixel(DECODER.decode(file), 16, 30), 0xBCBCBC);
    }

    @Test
    void whatIsNoPictureIsSaidInWords() throws IOException {
        Files.writeString(folder.resolve("text.jpg"), "once upon a time there was a fish");
        Files.createFile(folder.resolve("empty.jpg"));
        Files.createDirectory(folder.resolve("folder.jpg"));
        Files.createSymbolicLink(folder.resolve("dangling.jpg"), folder.resolve("nowhere.jpg"));
        Files.createSymbolicLink(folder.resolve("loop.jpg"), folder.resolve("loop.jpg"));
        Files.createSymbolicLink(folder.resolve("endless.jpg"), Path.of("/dev/zero"));
        assertBroken(() -> decode("text.jpg"), "is not a picture of a known format");
        assertBroken(() -> decode("empty.jpg"), "is empty");
        assertBroken(() -> decode("folder.jpg"), "is a folder");
        assertBroken(() -> decode("missing.jpg"), "does not exist");
        assertBroken(() -> decode("dangling.jpg"), "is a broken link");
        assertBroken(() -> decode("loop.jpg"), "is a broken link");
        assertBroken(() -> decode("endless.jpg"), "is not a regular file");
        Files.delete(folder.resolve("endless.jpg"));
    }

    @Test
    void aFileThatMayNotBeReadIsSaidSo() throws IOException {
        Path file = TestPictures.write(folder.resolve("secret.png"), RED);
        assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "this user may read everything");
        assertBroken(() -> DECODER.decode(file), "may not be read: permission denied");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aTruncatedFileIsBroken(Path fixture) throws IOException {
        byte[] whole = Files.readAllBytes(fixture);
        // What follows the first picture may be missing.
        assumeFalse(fixture.toString().matches(".*(pages.tif|animated.gif)"), "a first picture is complete");
        int most = fixture.toString().endsWith(".webp") ? 99 : 60;
        for (int percent : new int[] {1, 10, 30, 50, most}) {
            Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length * percent / 100));
            assertThatThrownBy(() -> DECODER.decode(file)).as("%d %%", percent).isInstanceOf(UnreadablePicture.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp", "png", "jpg", "tif"})
    void aTruncatedNoisyPictureIsBroken(String format) throws IOException {
        BufferedImage picture = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(5);
        for (int p = 0; p < 10_000; p++) {
            picture.setRGB(p % 100, p / 100, random.nextInt(64) << 18);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ImageIO.write(picture, format, whole);
        for (int percent : new int[] {20, 50, 90}) {
            Path file = Files.write(
                    folder.resolve("cut"), Arrays.copyOf(whole.toByteArray(), whole.size() * percent / 100));
            assertThatThrownBy(() -> DECODER.decode(file)).as("%d %%", percent).isInstanceOf(UnreadablePicture.class);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.kasus.data.TestSeeds#ten")
    void damagedFilesAreDecodedOrBrokenAndNothingElse(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Path> fixtures = fixtures().toList();
        for (int i = 0; i < 100; i++) {
            byte[] bytes = Files.readAllBytes(fixtures.get(random.nextInt(fixtures.size())));
            for (int k = random.nextInt(1, 8); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged"), bytes);
            try {
                assertThat(DECODER.decode(file)).hasSize(SIDE * SIDE * 3);
            } catch (UnreadablePicture refused) {
                assertThat(refused.reason()).isNotBlank().hasSizeLessThan(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bomb.png, 3600",
        "bomb.jpg, 4293",
        "bomb.gif, 4295",
        "bomb.bmp, 400",
        "bomb.tif, 3600",
        "bomb.webp, 268"
    })
    void aPictureThatClaimsToBeHugeIsNotDecoded(String name, int megapixels) throws IOException {
        Path file = Files.write(folder.resolve(name), bomb(name));
        assertBroken(() -> DECODER.decode(file), "claims " + megapixels + " megapixels, more than the 1 allowed");
    }

    @Test
    void aHugePictureThatIsAllowedButDoesNotFitIsBrokenForLackOfMemory() throws IOException {
        PictureDecoder generous = new PictureDecoder(SIDE, 3, 1e6);
        for (String name : List.of("bomb.png", "bomb.tif", "bomb.bmp", "bomb.gif")) {
            Path file = Files.write(folder.resolve(name), bomb(name));
            assertThatThrownBy(() -> generous.decode(file)).as(name).isInstanceOf(UnreadablePicture.class);
        }
        assertThat(TestPictures.write(folder.resolve("fine.png"), RED)).satisfies(generous::decode);
    }

    @Test
    void lackOfMemoryIsReportedAsSuchEvenIfADecoderWrapsIt() throws IOException {
        assumeTrue(Runtime.getRuntime().maxMemory() < 4L << 30, "the heap is too large to be exceeded");
        byte[] png = Files.readAllBytes(fixture("rgb16.png"));
        ByteBuffer.wrap(png).putInt(16, 26_000).putInt(20, 26_000);
        Path file = Files.write(folder.resolve("large.png"), png);
        assertThatThrownBy(() -> new PictureDecoder(SIDE, 3, 1000).decode(file))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessageStartingWith("needs more memory to decode than Java may use");
    }

    @Test
    void aFileLargerThanAnyPictureOfItsSizeIsNotRead() throws IOException {
        Path file = folder.resolve("large.jpg");
        try (var out = Files.newByteChannel(
                file, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
            out.position(5L << 30).write(ByteBuffer.allocate(1));
        }
        assertBroken(() -> DECODER.decode(file), "has 5120 MB, more than a picture of 1 megapixels");
    }

    private byte[] decode(String name) throws UnreadablePicture {
        return DECODER.decode(folder.resolve(name));
    }

    private static byte[] bomb(String name) throws IOException {
        int side = 60_000;
        return switch (name) {
            case "bomb.png" -> {
                byte[] png = Files.readAllBytes(fixture("rgb16.png"));
                ByteBuffer.wrap(png).putInt(16, side).putInt(20, side);
                yield png;
            }
            case "bomb.jpg" -> {
                byte[] jpeg = Files.readAllBytes(fixture("orientation-1.jpg"));
                int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00C0");
                ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65_500).putShort(frame + 7, (short) 65_535);
                yield jpeg;
            }
            case "bomb.gif" -> {
                byte[] gif = Files.readAllBytes(fixture("animated.gif"));
                int frame = new String(gif, StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0 \0");
                ByteBuffer.wrap(gif)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(frame + 5, -1)
                        .putInt(6, -1);
                yield gif;
            }
            case "bomb.bmp" -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_INDEXED), "bmp", out);
                byte[] bmp = out.toByteArray();
                ByteBuffer.wrap(bmp)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(18, 20_000)
                        .putInt(22, 20_000);
                yield bmp;
            }
            case "bomb.tif" -> {
                byte[] tiff = Files.readAllBytes(fixture("lzw.tif"));
                ByteBuffer tags = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
                int first = tags.getInt(4) + 2;
                tags.putShort(first + 2, (short) 4).putInt(first + 8, side);
                tags.putShort(first + 14, (short) 4).putInt(first + 20, side);
                yield tiff;
            }
            default -> {
                byte[] webp = Files.readAllBytes(fixture("lossy.webp"));
                ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(26, 0x3FFF_3FFF);
                yield webp;
            }
        };
    }

    private static void assertBroken(ThrowingCallable decoding, String reason) {
        assertThatThrownBy(decoding).isInstanceOf(UnreadablePicture.class).hasMessage(reason);
    }

    private static void assertQuarters(byte[] square, int... colors) {
        assertClose(pixel(square, 6, 9), colors[0]);
        assertClose(pixel(square, 26, 9), colors[1]);
        assertClose(pixel(square, 6, 23), colors[2]);
        assertClose(pixel(square, 26, 23), colors[3]);
    }

    private static void assertClose(int pixel, int color) {
        for (int shift : new int[] {0, 8, 16}) {
            assertThat(Math.abs((pixel >> shift & 0xFF) - (color >> shift & 0xFF)))
                    .as(String.format(Locale.ROOT, "%06X for %06X", pixel, color))
                    .isLessThan(8);
        }
    }

    private static int pixel(byte[] square, int x, int y) {
        int at = (y * SIDE + x) * 3;
        return (square[at] & 0xFF) << 16 | (square[at + 1] & 0xFF) << 8 | (square[at + 2] & 0xFF);
    }

    public static Path fixture(String name) {
        try {
            return Path.of(java.util.Objects.requireNonNull(PictureDecoderTest.class.getResource("/pictures/" + name))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
