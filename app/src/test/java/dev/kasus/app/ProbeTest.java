package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.app.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The middle level of evidence, from a run folder to a confirmed cause; and the range test by itself. */
class ProbeTest {
    @TempDir
    private Path temp;

    private static String level(Ended diagnosed, String cause) throws IOException {
        JsonNode json = new ObjectMapper().readTree(diagnosed.out());
        for (JsonNode finding : json.path("findings")) {
            if (finding.path("id").asText().equals(cause)
                    || finding.path("cause").asText().equals(cause)) {
                return finding.path("status").asText() + " "
                        + finding.path("level").asText();
            }
        }
        return "not there";
    }

    @Test
    void anExperimentConfirmsARateThatIsTooLowAndIsRememberedAfterwards() throws IOException {
        Path run = Shell.kasus(
                        "train",
                        SmallRecipe.write(temp, 20),
                        "--out",
                        temp.resolve("runs"),
                        "--set",
                        "training.learning-rate=1e-7")
                .run();
        Ended probed = Shell.kasus("diagnose", run, "--probe", "--json");
        assertThat(probed.exitCode()).as(probed.err()).isZero();
        assertThat(probed.err()).contains("Learning-rate range test", "for learning-rate-too-low:", "against:", "→");
        assertThat(level(probed, "learning-rate-too-low")).isEqualTo("present probed");
        Ended later = Shell.kasus("diagnose", run, "--json");
        assertThat(level(later, "learning-rate-too-low")).isEqualTo("present probed");
        assertThat(later.err()).as("nothing was trained again").doesNotContain("trainings");
    }

    @Test
    void theRangeTestPrintsAndDrawsWhatItRecommends() throws IOException {
        Path out = temp.resolve("runs");
        Ended tested = Shell.kasus("lr-range", SmallRecipe.write(temp, 1), "--out", out, "--json");
        assertThat(tested.exitCode()).as(tested.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(tested.out());
        assertThat(json.path("base").asDouble()).isBetween(1e-6, 0.1);
        assertThat(json.path("max").asDouble()).isGreaterThan(json.path("base").asDouble());
        assertThat(Files.readString(Path.of(json.path("picture").asText()))).startsWith("<svg");
        assertThat(Shell.kasus("lr-range", temp.resolve("small.yaml"), "--out", out)
                        .out())
                .contains("base", "max", "A cyclical one");
    }
}
