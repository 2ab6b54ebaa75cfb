package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasus.app.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that blows up, treated, from its folder to the verdict. */
class TreatTest {
    @TempDir
    static Path temp;

    private static Path sick;

    @BeforeAll
    static void train() throws IOException {
        Ended trained = Shell.kasus(
                "train",
                SmallRecipe.write(temp, 2),
                "--out",
                temp.resolve("runs"),
                "--set",
                "training.optimizer=sgd",
                "--set",
                "training.learning-rate=1e20");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        sick = trained.run();
    }

    @Test
    void thePlanComesFirstAndTheOutcomeIsTheSameWhenAskedAgain() throws IOException {
        Ended first = Shell.kasus("treat", sick, "--seeds", 2, "--arms", 1, "--json");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).contains("placebo", "control", "Dunnett", "6 trainings.", "trainings 6/6");
        JsonNode outcome = new ObjectMapper().readTree(first.out());
        assertThat(outcome.path("metric").asText()).isEqualTo("validation/accuracy");
        assertThat(outcome.path("control-mean").asDouble()).isEqualTo(0.25);
        assertThat(outcome.path("arms")).hasSize(2);
        JsonNode placebo = outcome.path("arms").path(1);
        assertThat(placebo.path("id").asText()).isEqualTo("placebo");
        assertThat(placebo.path("effect").asDouble()).as("both blow up").isZero();
        assertThat(placebo.path("pairs").asInt()).isEqualTo(2);
        assertThat(sick.resolve("treatment").resolve("control-seed-1")).isDirectory();

        Ended again = Shell.kasus("treat", sick, "--seeds", 2, "--arms", 1, "--json");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err()).as("nothing was trained again").doesNotContain("trainings 6/6");

        Ended other = Shell.kasus("treat", sick, "--seeds", 3, "--arms", 1);
        assertThat(other.exitCode()).as("pairs of two plans make no trial").isEqualTo(2);
        assertThat(other.err()).contains("other arms, seeds or metric", "--seeds 2");
        assertThat(sick.resolve("diagnosis.json")).isRegularFile();
    }

    @Test
    void predictionsOfASickRunSaySo() throws IOException {
        Path picture = temp.resolve("fish.png");
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(24, 24, java.awt.image.BufferedImage.TYPE_INT_RGB),
                "png",
                picture.toFile());
        Path rash = Shell.kasus(
                        "train",
                        SmallRecipe.write(temp, 3),
                        "--out",
                        temp.resolve("rash"),
                        "--set",
                        "training.learning-rate=1e-9")
                .run();
        Ended predicted = Shell.kasus("predict", rash, picture);
        assertThat(predicted.exitCode()).as(predicted.err()).isZero();
        assertThat(predicted.err()).contains("Note: this run is sick: ", "kasus diagnose " + rash);
        assertThat(predicted.out()).doesNotContain("Note");
        JsonNode json = new ObjectMapper()
                .readTree(Shell.kasus("predict", rash, picture, "--json").out());
        assertThat(json.path("verdict").asText()).startsWith("sick: ");
        assertThat(json.path("present")).isNotEmpty();
    }

    void theTrialStandsOnThePageOfTheRunWheneverThatIsWritten() throws IOException {
        Path run = copy(sick, temp.resolve("treated"));
        assertThat(Shell.kasus("treat", run, "--seeds", 2, "--arms", 1).exitCode())
                .isZero();
        assertThat(run.resolve("report.html")).content().contains("id=\"trial\"", "Placebo");

        // Had the arm helped.
        Path trial = run.resolve("treatment").resolve("trial.json");
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(trial.toFile());
        String arm = json.path("arms").path(0).path("id").asText();
        json.path("values").forEach(value -> {
            if (value.path("arm").asText().equals(arm)) {
                ((ObjectNode) value).put("value", 0.9);
            }
        });
        Files.writeString(trial, json.toString());
        Path page = temp.resolve("pages").resolve("page.html");
        Files.createDirectories(page.getParent());
        Ended diagnosed = Shell.kasus("diagnose", run, "--html", page);
        assertThat(diagnosed.exitCode()).as(diagnosed.err()).isZero();

        assertThat(run.resolve("report.html")).content().contains("helped most", "Keras", "PyTorch");
        Path cure = run.resolve("treatment").resolve(arm + ".yaml");
        assertThat(diagnosed.out()).contains("It helped in paired trials: ");
        assertThat(diagnosed.out().lines())
                .last()
                .asString()
                .startsWith("  Next: kasus train " + run + " --edit " + cure);
        assertThat(Shell.kasus("train", run, "--edit", cure, "--out", temp.resolve("cured"))
                        .exitCode())
                .as("what is printed can be pasted")
                .isZero();
        for (Path written : List.of(run.resolve("report.html"), page)) {
            Matcher link = Pattern.compile("href=\"([^\"]*/report\\.html)\"").matcher(Files.readString(written));
            assertThat(link.find()).isTrue();
            assertThat(written.resolveSibling(link.group(1)))
                    .content()
                    .as("the page of the treated run")
                    .contains(arm + "-seed-");
        }
    }

    @Test
    void aTrialFileThatMakesNoSenseIsWarnedOf() throws IOException {
        Path run = copy(sick, temp.resolve("tampered"));
        Path trial = Files.createDirectories(run.resolve("treatment")).resolve("trial.json");
        String arm = "{\"id\":\"relu\",\"edit\":\"remove: {kind: relu}\"}";
        String runs = Stream.of("control", "relu")
                .flatMap(id -> Stream.of(1, 2)
                        .map(seed -> "{\"arm\":\"" + id + "\",\"seed\":" + seed + ",\"value\":0." + seed + "}"))
                .collect(Collectors.joining(","));
        for (String text : List.of(
                "{}",
                "[1]",
                "{\"version\":1,\"rule\":{\"looks\":[2],\"error\":7},\"seeds\":[1,2],\"arms\":[" + arm
                        + "],\"values\":[" + runs + "]}",
                "{\"version\":1,\"rule\":{\"looks\":[2],\"error\":7},\"seeds\":[1,2],\"arms\":[{\"id\":\"../../x\",\"edit\":\"\"}]}",
                "{\"version\":1,\"rule\":{\"looks\":[2],\"error\":0.05},\"seeds\":[1,2],\"arms\":[{\"id\":\"relu\",\"edit\":\"- set: {no.such.key: 1}\"}]}")) {
            Files.writeString(trial, text);
            Ended ended = Shell.kasus("diagnose", run);
            assertThat(ended.exitCode()).as(text + ended.err()).isZero();
            assertThat(ended.out()).as(text).contains("trial.json");
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    @Test
    void aHealthyRunIsLeftAlone() throws IOException {
        Path healthy = Shell.kasus("train", SmallRecipe.write(temp, 1), "--out", temp.resolve("healthy"))
                .run();
        Ended ended = Shell.kasus("treat", healthy);
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("nothing to treat");
        assertThat(healthy.resolve("treatment")).doesNotExist();
    }

    @Test
    void aSplitThatLeaksIsMendedInEveryArm() throws IOException {
        Path fish = temp.resolve("fish");
        assertThat(Shell.kasus(
                                "reef",
                                "--out",
                                fish,
                                "--size",
                                24,
                                "--per-species",
                                24,
                                "--set",
                                "species=[clownfish, blue-tang]",
                                "--set",
                                "track=4")
                        .exitCode())
                .isZero();
        Path recipe = Files.writeString(temp.resolve("leaky.yaml"), """
                data:
                  source: {folder: {path: fish, index: index.csv, group-column: group}}
                  split: random
                  size: 24
                model: {layers: [conv: {filters: 4}, relu, global-average-pool, dense]}
                training: {epochs: 2, batch-size: 8, learning-rate: 1e20, optimizer: sgd}
                """);
        Ended trained = Shell.kasus("train", recipe, "--out", temp.resolve("leaky"));
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        Ended treated = Shell.kasus("treat", trained.run(), "--seeds", 2, "--arms", 1, "--json");
        assertThat(treated.exitCode()).as(treated.err()).isZero();
        assertThat(treated.err()).contains("every arm, the control too: group-aware-split");
        JsonNode outcome = new ObjectMapper().readTree(treated.out());
        assertThat(outcome.path("every-arm").path(0).asText()).isEqualTo("group-aware-split");
        assertThat(outcome.path("arms").findValuesAsText("id")).doesNotContain("group-aware-split");
        try (Stream<Path> runs = Files.list(trained.run().resolve("treatment"))) {
            assertThat(runs.filter(run -> run.getFileName().toString().matches(".*-seed-\\d+")))
                    .isNotEmpty()
                    .allSatisfy(run ->
                            assertThat(run.resolve("run.json")).content().containsPattern("\"split\"[^}]*\"group\""));
        }
    }

    @Test
    void whatCannotBeTrainedAgainIsRefused() throws IOException {
        Path foreign = Files.createDirectories(temp.resolve("foreign"));
        try (Stream<Path> files = Files.list(sick)) {
            for (Path file :
                    files.filter(f -> f.toString().contains("tfevents")).toList()) {
                Files.copy(file, foreign.resolve(file.getFileName()));
            }
        }
        Ended ended = Shell.kasus("treat", foreign);
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("has no recipe");
        assertThat(Shell.kasus("treat", sick, "--seeds", 1).exitCode()).isEqualTo(2);
        assertThat(Shell.kasus("treat", sick, "--metric", "f1").exitCode()).isEqualTo(2);
    }

    @Test
    void aClassThatTheRunDoesNotHaveIsRefusedWithTheNearest() {
        Ended ended = Shell.kasus("treat", sick, "--metric", "auc:no-such-class");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("the run has no class \"no-such-class\"");
        assertThat(Shell.kasus("treat", sick, "--metric", "auc:").exitCode()).isEqualTo(2);
    }
}
