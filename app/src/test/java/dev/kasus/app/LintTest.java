package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.app.Shell.Ended;
import dev.kasus.app.terminal.ExitCode;
import dev.kasus.records.recipe.Presets;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kasus lint} from the shell. */
class LintTest {
    private static final Path FILES = Path.of("..", "nets", "src", "test", "resources", "dev", "kasus", "nets");
    private static final Path SOUND = FILES.resolve(Path.of("faults", "none.json"));
    private static final Path SICK = FILES.resolve(Path.of("faults", "softmax-twice.json"));

    @TempDir
    Path temp;

    @Test
    void showsEveryLayerAndThatNothingIsWrong() {
        Ended ended = Shell.kasus("lint", SOUND);
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("layer", "params", "MACs", "what it is for", "conv: stem", "dense: the answer")
                .contains("Nothing in the architecture asks for trouble");
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void namesWhatIsWrongWithAdviceInTheWordsOfTheFramework() {
        Ended ended = Shell.kasus("lint", SICK);
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("not proven", "(softmax-twice)", "layers.Dense(classes)")
                .doesNotContain("nn.");
    }

    @Test
    void aGateFailsFromItsSeverityOn() {
        assertThat(Shell.kasus("lint", SICK, "--fail-on", "wrong").exitCode()).isEqualTo(ExitCode.GATE);
        assertThat(Shell.kasus("lint", SOUND, "--fail-on", "hint").exitCode()).isZero();
        Path hint = FILES.resolve(Path.of("faults", "bias-before-batch-norm.json"));
        assertThat(Shell.kasus("lint", hint, "--fail-on", "likely").exitCode()).isZero();
        Ended failed = Shell.kasus("lint", hint, "--fail-on", "hint");
        assertThat(failed.exitCode()).isEqualTo(ExitCode.GATE);
        assertThat(failed.err()).contains("bias-before-batch-norm");
    }

    @Test
    void printsJson() throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(Shell.kasus("lint", SICK, "--json").out());
        assertThat(json.path("parameters").asLong()).isPositive();
        assertThat(json.path("layers").path(1).path("receptive-field").asLong()).isEqualTo(3);
        assertThat(json.path("findings").path(0).path("id").asText()).isEqualTo("softmax-twice");
        assertThat(json.path("findings").path(0).path("level").asText()).isEqualTo("observed in the architecture");
    }

    @Test
    void drawsTheNetworkWithMarksWhereSomethingIsWrong() throws IOException {
        Path drawing = temp.resolve("net.svg");
        assertThat(Shell.kasus("lint", SICK, "--svg", drawing).exitCode()).isZero();
        assertThat(drawing)
                .content()
                .startsWith("<svg ")
                .contains("class=\"box dense wrong\"", "Softmax or sigmoid twice", "</svg>");
        Path other = Files.writeString(temp.resolve("notes.txt"), "keep me");
        assertThat(Shell.kasus("lint", SICK, "--svg", other).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(other).hasContent("keep me");
    }

    @Test
    void picturesSayWhatTheyAskOfTheNetwork() throws IOException {
        for (String name : List.of("cod", "hake")) {
            Path folder = Files.createDirectories(temp.resolve("fish").resolve(name));
            for (int i = 0; i < 3; i++) {
                BufferedImage image = new BufferedImage(40, 32, BufferedImage.TYPE_INT_RGB);
                image.setRGB(i, name.length(), 0xff0000 + 40 * i);
                ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
            }
        }
        Ended ended = Shell.kasus("lint", SOUND, "--data", temp.resolve("fish"));
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains(
                        "What the pictures ask of it",
                        "Classes: 2; the network answers with 10",
                        "(data-mismatch)",
                        "40×32");
    }

    @Test
    void aRecipeIsRead() throws IOException {
        Path recipe = Files.writeString(temp.resolve("mine.yaml"), Presets.text("resnet"));
        Ended ended = Shell.kasus("lint", recipe, "--all");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("recipe", "add: a shortcut", "batch norm");
    }

    @Test
    void whatCannotBeReadIsASentence() throws IOException {
        byte[] bytes = Files.readAllBytes(FILES.resolve(Path.of("models", "tiny.keras")));
        Path cut = Files.write(temp.resolve("cut.keras"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        for (Path file :
                List.of(cut, FILES.resolve(Path.of("hostile", "circle.h5")), temp.resolve("nothing.onnx"), temp)) {
            Ended ended = Shell.kasus("lint", file);
            assertThat(ended.exitCode()).as(file.toString()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(ended.err()).startsWith("kasus: ").doesNotContain("Exception", "\tat ");
            assertThat(ended.err().lines().count()).isLessThanOrEqualTo(3);
        }
        assertThat(Shell.kasus("lint", SOUND, "--size", "-3").exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
