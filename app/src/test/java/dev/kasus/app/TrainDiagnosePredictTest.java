package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.app.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, from recipe to prediction, on one small run. */
class TrainDiagnosePredictTest {
    @TempDir
    static Path temp;

    private static Ended trained;

    @BeforeAll
    static void train() throws IOException {
        trained = Shell.kasus("train", SmallRecipe.write(temp, 8), "--out", temp.resolve("runs"), "--seed", 3);
    }

    private static List<Path> pictures(int count) throws IOException {
        Path reef = temp.resolve("reef");
        if (!Files.exists(reef)) {
            Ended drawn = Shell.kasus(
                    "reef", "--out", reef, "--size", 48, "--per-species", 4, "--set", "species=[clownfish, blue-tang]");
            assertThat(drawn.exitCode()).as(drawn.err()).isZero();
            assertThat(drawn.lastLine()).isEqualTo(reef.toString());
        }
        try (var files = Files.list(reef.resolve("train/clownfish"))) {
            return files.sorted().limit(count).toList();
        }
    }

    @Test
    void trainingEndsWithTheRunFolderAndLeavesEverythingInIt() {
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.run()).exists().hasParent(temp.resolve("runs"));
        for (String file :
                List.of("run.json", "latest.safetensors", "best.safetensors", "diagnosis.json", "report.html")) {
            assertThat(trained.run().resolve(file)).isNotEmptyFile();
        }
        assertThat(trained.err()).contains("epoch 8/8").contains("val ");
    }

    @Test
    void theDiagnosisIsTextForPeopleAndJsonForPrograms() throws IOException {
        Ended text = Shell.kasus("diagnose", trained.run());
        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).isNotBlank().doesNotContain("\u001b");
        Ended json = Shell.kasus("diagnose", trained.run(), "--json");
        JsonNode diagnosis = new ObjectMapper().readTree(json.out());
        assertThat(diagnosis.path("version").asInt()).isPositive();
        assertThat(diagnosis.path("next").path(0).path("command").asText()).startsWith("kasus ");
        assertThat(diagnosis.path("findings")).isNotEmpty();
        assertThat(new ObjectMapper()
                        .readTree(trained.run().resolve("diagnosis.json").toFile()))
                .isEqualTo(diagnosis);
    }

    @Test
    void theGateFollowsTheFindings() throws IOException {
        Ended json = Shell.kasus("diagnose", trained.run(), "--json", "--fail-on", "present");
        JsonNode counts = new ObjectMapper().readTree(json.out()).path("counts");
        boolean present = counts.path("present").asInt() > 0;
        assertThat(json.exitCode()).isEqualTo(present ? 3 : 0);
        boolean saysHowManyWereNotLookedAt = json.err().contains("could not be checked");
        assertThat(saysHowManyWereNotLookedAt)
                .isEqualTo(!present && counts.path("unknown").asInt() > 0);
    }

    @Test
    void everythingIsPrintedOnlyWhenAskedFor() {
        Ended brief = Shell.kasus("diagnose", trained.run());
        Ended all = Shell.kasus("diagnose", trained.run(), "--all");

        assertThat(brief.out().lines().count()).isLessThanOrEqualTo(40);
        assertThat(all.out().lines().count()).isGreaterThan(brief.out().lines().count());
        assertThat(brief.out().lines()).last().asString().startsWith("  Next: kasus ");
    }

    @Test
    void theRecipeOfARunIsTrainedAgain() {
        Ended again = Shell.kasus("train", trained.run(), "--set", "training.epochs=1", "--out", temp.resolve("again"));

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.run()).exists();
        assertThat(Shell.kasus("train", temp).err()).contains("is a folder, but no run", "--data");
    }

    @Test
    void thePageIsWrittenWhereItIsAskedFor() {
        Path page = temp.resolve("page.html");
        assertThat(Shell.kasus("diagnose", trained.run(), "--html", page).exitCode())
                .isZero();
        assertThat(page).content().contains("<html").contains("</html>");
    }

    @Test
    void predictionsAreProbabilities() throws IOException {
        List<Path> pictures = pictures(2);
        Ended text = Shell.kasus("predict", trained.run(), pictures.get(0), pictures.get(1), "--top", 2);
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out().lines()).hasSize(2).allMatch(line -> line.split("%", -1).length == 3);
        JsonNode json = new ObjectMapper()
                .readTree(Shell.kasus("predict", trained.run(), pictures.get(0), "--json")
                        .out());
        JsonNode classes = json.path("images").path(0).path("classes");
        assertThat(classes).hasSize(4);
        assertThat(StreamSupport.stream(classes.spliterator(), false)
                        .mapToDouble(c -> c.path("probability").asDouble())
                        .sum())
                .isBetween(0.9999, 1.0001);
    }

    @Test
    void aBrokenPictureIsNamedAndTheOthersArePredicted() throws IOException {
        Path broken = Files.writeString(temp.resolve("broken.png"), "no picture");
        Path good = pictures(1).get(0);
        Ended ended = Shell.kasus("predict", trained.run(), broken, good, temp.resolve("missing.jpg"));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).contains(good.toString()).doesNotContain("broken.png");
        assertThat(ended.err()).contains("broken.png").contains("missing.jpg").doesNotContain("Exception");
    }

    @Test
    void theRunIsListed() {
        Ended listed = Shell.kasus("runs", temp.resolve("runs"));
        assertThat(listed.out())
                .contains("finished")
                .contains("8")
                .contains(trained.run().toString());
    }

    @Test
    void aDivergedTrainingIsAResultAndFailsTheGate() throws IOException {
        Ended ended = Shell.kasus(
                "train",
                SmallRecipe.write(temp, 3),
                "--out",
                temp.resolve("diverged"),
                "--set",
                "training.optimizer=sgd",
                "--set",
                "training.learning-rate=1e20");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("no longer a finite number");
        Ended gate = Shell.kasus("diagnose", ended.run(), "--fail-on", "present");
        assertThat(gate.exitCode()).isEqualTo(3);
        assertThat(Shell.kasus("explain").out()).contains("non-finite");
    }
}
