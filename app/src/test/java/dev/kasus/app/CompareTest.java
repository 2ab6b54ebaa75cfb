package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.app.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs side by side: of Kasus, of other tools, of one name. */
class CompareTest {
    @TempDir
    static Path temp;

    private static Path healthy;
    private static Path sick;

    @BeforeAll
    static void train() throws IOException {
        Path recipe = SmallRecipe.write(temp, 2);
        healthy = Shell.kasus("train", recipe, "--out", temp.resolve("runs")).run();
        sick = Shell.kasus(
                        "train",
                        recipe,
                        "--out",
                        temp.resolve("runs"),
                        "--set",
                        "training.optimizer=sgd",
                        "--set",
                        "training.learning-rate=1e20")
                .run();
    }

    private static Path foreign(String parent) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(parent).resolve("version_0"));
        try (Stream<Path> files = Files.list(healthy)) {
            for (Path file :
                    files.filter(f -> f.toString().contains("tfevents")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    @Test
    void twoRunsAreSetSideBySideWithWhatTheirRecipesDoNotHaveInCommon() {
        Ended compared = Shell.kasus("compare", healthy, sick);
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        Path page = healthy.resolveSibling("compare.html");
        assertThat(compared.out())
                .contains("A  " + healthy.getFileName(), "B  " + sick.getFileName(), "sick: ")
                .contains("Recipe, from A to B", "~ training.learning-rate: 0.005 -> 1e20")
                .contains("Page: " + page);
        assertThat(compared.out().lines()).allMatch(line -> line.length() <= 80 || line.startsWith("Page:"));
        assertThat(page).content().contains(healthy.getFileName() + "", sick.getFileName() + "", "</html>");
        assertThat(healthy.resolve("compare.html")).doesNotExist();
    }

    @Test
    void asJsonEachRunSaysTheSame() throws IOException {
        Path page = temp.resolve("mine.html");
        Ended compared = Shell.kasus("compare", sick, healthy, "--json", "--html", page);
        JsonNode json = new ObjectMapper().readTree(compared.out());
        assertThat(json.path("page").asText()).isEqualTo(page.toString());
        assertThat(page).isRegularFile();
        JsonNode first = json.path("runs").path(0);
        assertThat(first.path("run").asText()).isEqualTo(sick.getFileName().toString());
        assertThat(first.path("present")).isNotEmpty();
        assertThat(first.path("difference")).isEmpty();
        JsonNode second = json.path("runs").path(1);
        assertThat(second.path("validation-accuracy").isDouble()).isTrue();
        assertThat(second.path("difference").toString()).contains("+ training.learning-rate: 0.005");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void logsOfOtherToolsOfOneNameAreToldApartAndTheirFoldersLeftAlone() throws IOException {
        Path one = foreign("one");
        Path other = foreign("other");
        List<String> before = names(one);
        Ended compared = Shell.kasus("compare", one, other, healthy, "--html", temp.resolve("foreign.html"));
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.out())
                .contains("A  one/version_0", "B  other/version_0", "C  " + healthy.getFileName())
                .contains("Recipe, from A to C: not known")
                .doesNotContain("NaN");
        assertThat(names(one)).isEqualTo(before);
    }

    @Test
    void eightAreTheMostAndTwoTheFewest() throws IOException {
        List<Object> nine = new ArrayList<>(List.of("compare"));
        nine.addAll(Collections.nCopies(9, healthy));
        Ended many = Shell.kasus(nine.toArray());
        assertThat(many.exitCode()).isEqualTo(2);
        assertThat(many.err()).contains("9 runs", "Name 2 to 8.");
        assertThat(Shell.kasus("compare", healthy).err()).contains("1 run", "Name 2 to 8.");
        assertThat(Shell.kasus("compare", healthy, sick, healthy.resolve(".")).err())
                .contains("is given twice");
    }

    @Test
    void damageIsMentionedBesideTheRunThatHasIt() throws IOException {
        Path torn = foreign("torn");
        try (Stream<Path> files = Files.list(torn)) {
            Path file = files.findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        Ended compared = Shell.kasus("compare", healthy, torn, "--html", temp.resolve("torn.html"));
        assertThat(compared.out()).containsPattern("!  B  .*torn").contains("is damaged");
    }
}
