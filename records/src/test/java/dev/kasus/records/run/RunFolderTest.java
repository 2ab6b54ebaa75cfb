package dev.kasus.records.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.engine.ProbePreset;
import dev.kasus.message.BadInput;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.recipe.Presets;
import dev.kasus.run.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path runs;

    private String created(String name) {
        return RunFolder.create(runs.resolve("deep/runs"), name, NOON).id();
    }

    @Test
    void itsNameIsTheTimeAndTheNameAndANumberIfTaken() {
        assertThat(created("lenet")).isEqualTo("20260304-120000-lenet");
        assertThat(created("lenet")).isEqualTo("20260304-120000-lenet-2");
        assertThat(created("lenet")).isEqualTo("20260304-120000-lenet-3");
    }

    @Test
    void anyNameBecomesAFolder() {
        assertThat(created("")).isEqualTo("20260304-120000-run");
        assertThat(created("../a b/c:d\u0000\n")).isEqualTo("20260304-120000-..-a-b-c-d-");
        assertThat(created("x".repeat(500))).hasSize(16 + 40);
        assertThat(created("𠀀".repeat(50))).startsWith("20260304-120000-");
    }

    private Path run(String name) {
        RunWriter writer = Runs.begin(runs);
        writer.begins(Runs.PROVENANCE, 0);
        writer.finish(State.FINISHED);
        try {
            return Files.move(writer.folder().path(), runs.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileInsideARunNamesTheRun() {
        Path run = run("a");
        assertThat(RunFolder.open(run.resolve("run.json")).id()).isEqualTo("a");
        assertThat(RunFolder.open(run).id()).isEqualTo("a");
    }

    @Test
    void whatIsNoRunIsRefusedWithTheRunsThatAreThere() throws IOException {
        run("first");
        run("second");
        assertThatThrownBy(() -> RunFolder.open(runs))
                .isInstanceOf(BadInput.class)
                .hasMessage(runs + " is not a run: it has no run.json\nChoose one of the runs in it: second, first.");
        Path misspelt = runs.resolve("frist");
        assertThatThrownBy(() -> RunFolder.open(misspelt))
                .isInstanceOf(BadInput.class)
                .hasMessage("there is no run " + misspelt + "\nThe runs in " + runs + " are: second, first.");
        Path empty = Files.createDirectory(runs.resolve("empty"));
        assertThatThrownBy(() -> RunFolder.open(empty))
                .hasMessage(empty + " is not a run: it has no run.json\nThe folder is empty.");
        Path file = Files.writeString(empty.resolve("file"), "");
        assertThatThrownBy(() -> RunFolder.open(file))
                .hasMessage(file + " is not a run: it has no run.json\nGive the folder of a run.");
    }

    private void cardRefused(String json, String problem) throws IOException {
        Path folder = Files.createDirectories(runs.resolve("card"));
        Path file = Files.writeString(folder.resolve("run.json"), json);
        assertThatThrownBy(() -> RunFolder.open(folder).card())
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(file + problem);
    }

    @Test
    void aDamagedCardIsRefused() throws IOException {
        String whole = Files.readString(run("whole").resolve("run.json"));
        cardRefused("", " is damaged");
        cardRefused("[]", " is damaged");
        cardRefused("{\"version\": 2}", " has version \"2\", but this Kasus reads 1 to 1");
        cardRefused("{\"version\": 1}", ": data is missing");
        cardRefused("{\"version\": 1, \"version\": 1}", " is damaged");
        cardRefused("[".repeat(100_000), " is damaged");
        cardRefused(whole.replace("finished", "finish"), " has state \"finish\"");
        cardRefused(
                whole.replace("\"batch-size\" : 64", "\"batch-size\" : 99999999999999999999999"),
                ": training.batch-size is");
        cardRefused(whole.replace("\"batch-size\"", "\"batch_size\""), ": unknown key \"batch_size\" in training");
        cardRefused(whole.replace("\"tool\"", "\"tol\""), " is damaged");
        for (int length = 1; length < whole.length() - 2; length += 37) {
            cardRefused(whole.substring(0, length), " is damaged");
        }
    }

    @Test
    void aRunInAFolderHasAPlainNameAndIsNoLink() throws IOException {
        assertThat(RunFolder.in(runs, "width-2").path()).isEqualTo(runs.resolve("width-2"));
        for (String name : List.of("", ".", "..", "../x", "/x", "a/b")) {
            assertThatThrownBy(() -> RunFolder.in(runs, name))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("\"" + name + "\" is not the name of a run");
        }
        Path elsewhere = Files.createDirectory(runs.resolve("elsewhere"));
        Files.createSymbolicLink(runs.resolve("width-4"), elsewhere);
        assertThatThrownBy(() -> RunFolder.in(runs, "width-4"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("width-4 is a link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void nothingOfARunIsWrittenThroughALink() throws IOException {
        Path elsewhere = Files.createDirectory(runs.resolve("elsewhere"));
        RunFolder folder = RunFolder.create(runs, "x", NOON);
        Files.createSymbolicLink(folder.path().resolve("probe"), elsewhere);
        assertThatThrownBy(() -> folder.own("probe"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is a link");
        Path victim = elsewhere.resolve("not-there-yet");
        Files.createSymbolicLink(folder.path().resolve(".lock"), victim);
        assertThatThrownBy(() -> RunLock.take(folder.path()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(".lock is not a file of Kasus");
        assertThat(folder.isLive()).isFalse();
        assertThat(victim).doesNotExist();
        Files.delete(folder.path().resolve(".lock"));
        Path mine = Files.writeString(elsewhere.resolve("mine"), "mine");
        for (Path file : List.of(folder.runJson(), folder.latest(), folder.best())) {
            Files.createSymbolicLink(file, mine);
            Files.createSymbolicLink(file.resolveSibling(file.getFileName() + ".tmp"), mine);
        }
        try (RunWriter writer =
                RunWriter.begin(folder, Presets.read("lenet"), ProbePreset.STANDARD, progress -> {}, () -> false)) {
            writer.begins(Runs.PROVENANCE, 0);
            Runs.epoch(writer, 1);
            writer.finish(State.FINISHED);
        }
        assertThat(mine).hasContent("mine");
        assertThat(folder.card().state()).isEqualTo(State.FINISHED);
        assertThat(elsewhere).isDirectoryNotContaining(file -> !file.equals(mine));
    }

    @Test
    void listsThatDoNotFitEachOtherAreRefusedByKeyAndValue() throws IOException {
        try (RunWriter writer = Runs.begin(runs)) {
            writer.begins(Runs.PROVENANCE, 0);
            Path card = writer.folder().runJson();
            String json = Files.readString(card);
            Map<String, String> mutations = new LinkedHashMap<>();
            mutations.put("train-counts", "[ 1 ]");
            mutations.put("validation-counts", "[ 1, -2 ]");
            mutations.put("validation-groups", "[ 1, null ]");
            mutations.put("channel-means", "[ \"NaN\", 0, 0 ]");
            mutations.put("channel-stds", "[ 0.5 ]");
            mutations.put("classes", "[ \"a\", \"a\" ]");
            mutations.forEach((key, list) -> {
                String mutated =
                        json.replaceFirst("(?s)(\"provenance\" : .*?\"" + key + "\" : )\\[[^]]*]", "$1" + list);
                assertThat(mutated).as(key).isNotEqualTo(json);
                write(card, mutated);
                assertThatThrownBy(() -> writer.folder().card())
                        .isInstanceOf(BadInput.class)
                        .hasMessageStartingWith(card + ": provenance.")
                        .hasMessageContaining(key);
            });
            write(card, json.replace("ikan badut", "ikan\\u001b[2J\\nbadut"));
            assertThat(writer.folder().card().provenance().classes()).contains("ikan␛[2J␊badut");
            write(card, json);
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, text);
    }
}
