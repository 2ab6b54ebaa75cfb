package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.app.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kasus data} on drawn fish. */
class DataTest {
    @TempDir
    private Path temp;

    private Path reef(String... sets) {
        Path folder = temp.resolve("reef" + sets.length);
        List<Object> args = new ArrayList<>(List.of("reef", "--out", folder, "--per-species", "12", "--size", "48"));
        for (String set : sets) {
            args.add("--set");
            args.add(set);
        }
        assertThat(Shell.kasus(args.toArray()).exitCode()).isZero();
        return folder;
    }

    private static List<String> found(Ended ended) throws Exception {
        JsonNode json = new ObjectMapper().readTree(ended.out());
        List<String> found = new ArrayList<>();
        json.path("remarks").forEach(remark -> {
            if (remark.path("status").asText().equals("FOUND")) {
                found.add(remark.path("id").asText());
            }
        });
        return found;
    }

    @Test
    void whatWasPlantedIsFoundAndShown() throws Exception {
        Path folder = reef("track=4", "classes.clownfish.count=2");
        Files.writeString(folder.resolve("train/lionfish/broken.jpg"), "no picture");
        Ended json = Shell.kasus("data", folder, "--group-by", "group", "--json");
        assertThat(json.exitCode()).isZero();
        assertThat(found(json)).contains("broken-files", "class-imbalance");
        Path page = temp.resolve("page.html");
        Ended text = Shell.kasus("data", folder, "--group-by", "group", "--html", page);
        assertThat(text.out()).contains("Class imbalance", "broken.jpg");
        assertThat(Files.readString(page)).contains("<article").contains("clownfish");
    }

    @Test
    void badInputIsASentence() {
        Ended nowhere = Shell.kasus("data", temp.resolve("nowhere"));
        assertThat(nowhere.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(nowhere.err()).contains("there is no folder").doesNotContain("\tat ");
        Ended column = Shell.kasus("data", reef(), "--group-by", "gruop");
        assertThat(column.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(column.err()).contains("gruop").contains("group");
    }
}
