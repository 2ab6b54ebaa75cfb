package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.app.Shell.Ended;
import dev.kasus.app.terminal.ExitCode;
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
        json.path("results").forEach(result -> {
            if (result.path("status").asText().equals("FOUND")) {
                found.add(result.path("id").asText());
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

    /** The command that {@code data} prints last trains as it says, and the run says what its figure stands on. */
    @Test
    void whatIsPrintedCanBeFollowed() throws Exception {
        Path both = reef("track=4");
        Path folder = Files.move(both.resolve("train"), temp.resolve("our fish"));
        StringBuilder index = new StringBuilder("image,species,track_id\n");
        try (var pictures = Files.walk(folder)) {
            pictures.filter(Files::isRegularFile).sorted().forEach(file -> {
                String name = folder.relativize(file).toString();
                String species = name.substring(0, name.indexOf('/'));
                int number = index.toString().split("\n").length / 3;
                index.append(name + "," + species + "," + species + number + "\n");
            });
        }
        Files.writeString(folder.resolve("index.csv"), index);
        Ended data = Shell.kasus("data", folder);
        assertThat(data.lastLine()).isEqualTo("→ kasus train plain --data '" + folder + "' --group-by track_id");
        assertThat(data.out()).contains("path-column: image", "label-column: species", "group-column: track_id");
        Object[] rest = {"--set", "training.epochs=1", "--probes", "none", "--out", temp.resolve("runs")};
        Ended grouped = train(rest, "--data", folder, "--group-by", "track_id");
        assertThat(grouped.exitCode()).as(grouped.err()).isZero();
        assertThat(grouped.err()).contains("groups that are not trained on");
        assertThat(grouped.out()).contains("groups that are not trained on").contains("split by group");
        Ended random = train(rest, "--data", folder, "--set", "data.split=random");
        assertThat(random.err()).contains("drawn at random").contains("this figure flatters");
        assertThat(random.out()).contains("this figure flatters");
        assertThat(Files.readString(random.run().resolve("report.html"))).contains("this figure flatters");
    }

    private static Ended train(Object[] rest, Object... first) {
        List<Object> all = new ArrayList<>(List.of("train", "plain"));
        all.addAll(List.of(first));
        all.addAll(List.of(rest));
        return Shell.kasus(all.toArray());
    }

    @Test
    void oneClassIsNothingToTellApart() throws Exception {
        Path one = Files.createDirectories(temp.resolve("one"));
        Files.move(reef("count=6", "blur=0").resolve("train/lionfish"), one.resolve("lionfish"));
        Ended refused = Shell.kasus("data", one);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains(one + " has only the class \"lionfish\"", "two or more classes");
        assertThat(refused.out()).doesNotContain("kasus train");
    }

    @Test
    void aClassThatIsNeverTrainedOnIsFoundAndRefused() throws Exception {
        Path folder = reef("count=6", "blur=0");
        Files.move(folder.resolve("train/lionfish"), temp.resolve("lionfish"));
        Ended json = Shell.kasus("data", folder, "--json");
        assertThat(found(json)).contains("split-classes");
        assertThat(Shell.kasus("data", folder).out()).contains("not trained on").contains("→ kasus data ");
        Ended train = Shell.kasus("train", "plain", "--data", folder, "--out", temp.resolve("runs"));
        assertThat(train.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(train.err()).contains("no image to train on: lionfish");
        assertThat(temp.resolve("runs")).doesNotExist();
        Files.move(folder.resolve("val/lionfish"), temp.resolve("of val"));
        Files.move(folder.resolve("val/clownfish"), temp.resolve("clownfish of val"));
        Ended noted = train(
                new Object[] {"--set", "training.epochs=1", "--probes", "none", "--out", temp.resolve("runs")},
                "--data",
                folder);
        assertThat(noted.exitCode()).as(noted.err()).isZero();
        assertThat(noted.err()).contains("In training but not in validation: clownfish.");
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
