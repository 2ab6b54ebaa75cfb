package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.app.Shell.Ended;
import dev.kasus.records.events.EventWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run folder or a folder of pictures from a stranger may not do. */
class StrangersFilesTest {
    /** What no terminal may obey, as names of files can hold it. */
    private static final String HOSTILE = "\u001b[2J\u001b[31mred\u202e\n";

    @TempDir
    static Path once;

    @TempDir
    Path temp;

    private static Path trained;
    private Path run;

    @BeforeAll
    static void train() throws IOException {
        Ended ended = Shell.kasus("train", SmallRecipe.write(once, 2), "--out", once.resolve("runs"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        trained = ended.run();
    }

    @BeforeEach
    void copy() throws IOException {
        run = Files.createDirectories(temp.resolve("runs/run"));
        try (Stream<Path> files = Files.list(trained)) {
            for (Path file : files.toList()) {
                Files.copy(file, run.resolve(file.getFileName()));
            }
        }
    }

    private void replace(String part, String other) throws IOException {
        Path card = run.resolve("run.json");
        String json = Files.readString(card);
        String mutated = json.replaceFirst(part, other);
        assertThat(mutated).isNotEqualTo(json);
        Files.writeString(card, mutated);
    }

    private static void assertHarmless(Ended ended) {
        for (String text : List.of(ended.out(), ended.err())) {
            assertThat(text).doesNotContain("\u001b", "\u202e", "\u0007", "\r");
        }
    }

    @Test
    void noLinkInARunFolderIsWrittenThrough() throws IOException {
        Path victim = Files.writeString(temp.resolve("victim"), "mine");
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        for (String name : List.of("diagnosis.json", "report.html", ".lock", "run.json.tmp")) {
            Files.deleteIfExists(run.resolve(name));
            Files.createSymbolicLink(run.resolve(name), victim);
            if (!name.endsWith(".tmp")) {
                Files.createSymbolicLink(run.resolve(name + ".tmp"), victim);
            }
        }
        Files.createSymbolicLink(run.resolve("probe"), elsewhere);
        Files.createSymbolicLink(run.resolve("treatment"), elsewhere);
        Ended diagnosed = Shell.kasus("diagnose", run);
        assertThat(diagnosed.exitCode()).as(diagnosed.err()).isZero();
        assertThat(Shell.kasus("diagnose", run, "--json").out()).contains("probe is a link");
        assertThat(victim).hasContent("mine");
        assertThat(run.resolve("report.html")).isRegularFile();
        assertThat(Files.isSymbolicLink(run.resolve("report.html"))).isFalse();
        Ended probed = Shell.kasus("diagnose", run, "--probe");
        assertThat(probed.exitCode()).isEqualTo(2);
        assertThat(probed.err()).contains("probe is a link");
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(victim).hasContent("mine");
    }

    @Test
    void whatAPersonNamesThemselvesMayBeALink() throws IOException {
        Path target = Files.writeString(temp.resolve("target.html"), "<!doctype html>old");
        Path link = Files.createSymbolicLink(temp.resolve("link.html"), target);
        assertThat(Shell.kasus("diagnose", run, "--html", link).exitCode()).isZero();
        assertThat(target).content().startsWith("<!doctype html>").hasSizeGreaterThan(1000);
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void oneRunThatCannotBeReadDoesNotHideTheOthers() throws IOException {
        replace("\"train-counts\" : \\[[^]]*]", "\"train-counts\" : [ 1 ]");
        Files.createDirectories(temp.resolve("runs/z"));
        for (String name : List.of("run.json", "latest.safetensors")) {
            Files.copy(trained.resolve(name), temp.resolve("runs/z").resolve(name));
        }
        Ended listed = Shell.kasus("runs", temp.resolve("runs"));
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out().lines()).hasSize(3);
        assertThat(listed.out())
                .containsPattern("unreadable +run: .*train-counts has 1 numbers, \\[1], but there are 4 classes")
                .contains("runs/z");
        Ended diagnosed = Shell.kasus("diagnose", run);
        assertThat(diagnosed.exitCode()).isEqualTo(2);
        assertThat(diagnosed.err()).contains("run.json", "provenance.train-counts");
    }

    @Test
    void namesInARunFolderReachNeitherTheTerminalNorThePageAsTheyAre() throws IOException {
        replace("\"clownfish\"(?=,\\s*\"blue-tang\"[^}]*train-counts)", "\"\\\\u001b[2J\\\\u202e\\\\n<b>\"");
        replace("\"notes\" : \\{[^}]*}", "\"notes\" : { \"skipped\\\\u001b[2J\" : \"\\\\u001b]0;x\\\\u0007\" }");
        try (EventWriter writer = EventWriter.begin(run, OptionalLong.of(1_000))) {
            for (int step = 1_000; step < 1_005; step++) {
                writer.scalar("mine/" + HOSTILE, step, step);
            }
        }
        Path renamed = Files.move(run, run.resolveSibling("run" + HOSTILE.strip()));
        Ended diagnosed = Shell.kasus("diagnose", renamed);
        assertThat(diagnosed.exitCode()).as(diagnosed.err()).isZero();
        for (Ended ended : List.of(
                diagnosed,
                Shell.kasus("runs", renamed.getParent()),
                Shell.kasus("predict", renamed, temp.resolve("no" + HOSTILE)),
                Shell.kasus("train", "--resume", renamed))) {
            assertHarmless(ended);
        }
        assertThat(renamed.resolve("report.html"))
                .content()
                .doesNotContain("\u001b", "\u202e", "\u0007", "<u>")
                .contains("mine/␛[2J␛[31mred");
    }

    @Test
    void namesInAFolderOfPicturesReachTheTerminalNotAsTheyAre() throws IOException {
        Path reef = temp.resolve("reef");
        Shell.kasus("reef", "--out", reef, "--size", 24, "--per-species", 6, "--set", "species=[clownfish, blue-tang]");
        Files.delete(reef.resolve("index.csv"));
        for (String side : List.of("train", "val")) {
            Path folder = Files.move(
                    reef.resolve(side).resolve("clownfish"), reef.resolve(side).resolve("fish" + HOSTILE));
            Files.writeString(folder.resolve("broken" + HOSTILE + ".png"), "no picture");
        }
        Ended examined = Shell.kasus("data", reef, "--html", temp.resolve("data.html"));
        assertThat(examined.exitCode()).as(examined.err()).isZero();
        assertHarmless(examined);
        assertThat(temp.resolve("data.html")).content().doesNotContain("\u001b", "\u202e");
        Ended ended =
                Shell.kasus("train", SmallRecipe.write(temp, 1), "--data", reef, "--out", temp.resolve("trained"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertHarmless(ended);
        assertThat(ended.err()).contains("broken␛[2J␛[31mred");
        Path picture;
        try (Stream<Path> files = Files.list(reef.resolve("val").resolve("fish" + HOSTILE))) {
            picture = files.filter(file -> !file.toString().contains("broken"))
                    .findFirst()
                    .orElseThrow();
        }
        Ended predicted = Shell.kasus("predict", ended.run(), picture);
        assertThat(predicted.exitCode()).as(predicted.err()).isZero();
        assertHarmless(predicted);
        assertThat(predicted.out().lines()).hasSize(1);
        assertThat(predicted.out()).contains("fish␛[2J␛[31mred");
    }

    @Test
    void aTrainingThatWasKilledBeforeItCouldSaySoIsFinishedByADiagnosis() throws IOException {
        replace("\"state\" : \"finished\"", "\"state\" : \"running\"");
        Files.delete(run.resolve("report.html"));
        Files.delete(run.resolve("diagnosis.json"));
        Ended diagnosed = Shell.kasus("diagnose", run, "--json");
        assertThat(diagnosed.exitCode()).as(diagnosed.err()).isZero();
        JsonNode card = new ObjectMapper().readTree(run.resolve("run.json").toFile());
        assertThat(card.path("state").asText()).isEqualTo("finished");
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(new ObjectMapper().readTree(diagnosed.out()).path("state").asText("finished"))
                .isEqualTo("finished");
    }
}
