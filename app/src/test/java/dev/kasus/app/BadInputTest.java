package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.app.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with what a person gave: exit code 2, a sentence that names it, another that says what to try. */
class BadInputTest {
    @TempDir
    Path temp;

    private static void assertRefused(Ended ended, String... parts) {
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains("kasus: ").contains(parts).doesNotContain("\tat ", "Exception");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aMisspeltKeyIsRefusedWithItsLineAndTheNearestOne() throws IOException {
        Path recipe = Files.writeString(temp.resolve("typo.yaml"), """
                data:
                  source: reef
                model:
                  layers: [flatten, dense]
                training:
                  epochs: 2
                  lerning-rate: 0.1
                """);
        assertRefused(
                Shell.kasus("train", recipe, "--out", temp.resolve("runs")),
                "typo.yaml, line 7",
                "lerning-rate",
                "learning-rate");
        assertThat(temp.resolve("runs")).doesNotExist();
    }

    @Test
    void anUnknownPresetIsRefusedWithTheNearestOne() {
        assertRefused(Shell.kasus("train", "plian"), "\"plian\"", "Did you mean \"plain\"?");
        assertRefused(Shell.kasus("recipe", "vg"), "\"vg\"", "\"vgg\"");
    }

    @Test
    void missingFilesAreNamed() {
        assertRefused(Shell.kasus("train", temp.resolve("none.yaml")), "there is no file", "none.yaml");
        assertRefused(Shell.kasus("diagnose", temp.resolve("none")), "there is no run", "none");
        assertRefused(Shell.kasus("predict", temp.resolve("none"), "x.png"), "there is no run");
        assertRefused(Shell.kasus("train", "--resume", temp.resolve("none")), "there is no run");
        assertRefused(Shell.kasus("runs", temp.resolve("none")), "there is no folder");
        assertRefused(
                Shell.kasus("train", "plain", "--data", temp.resolve("none"), "--out", temp.resolve("runs")),
                "there is no folder");
        assertThat(temp.resolve("runs")).doesNotExist();
    }

    @Test
    void foldersOfPicturesThatAreNoneAreComplainedOfAsFolders() throws IOException {
        Path photographs = Files.createDirectory(temp.resolve("photographs"));
        Path list = Files.writeString(photographs.resolve("list.csv"), "a,b\n");
        Path archive = Files.writeString(temp.resolve("fish.ZIP"), "");
        for (String[] command : new String[][] {{"data"}, {"train", "plain", "--data"}, {"case", "1", "--data"}}) {
            assertRefused(
                    Shell.kasus(with(command, temp.resolve("photograhps"))),
                    "there is no folder",
                    "Did you mean \"photographs\"?");
            assertRefused(Shell.kasus(with(command, list)), "is a file, not a folder", photographs + ".");
            assertRefused(Shell.kasus(with(command, archive)), "is an archive", "Unpack it");
            assertThat(Shell.kasus(with(command, temp.resolve("a/b"))).err())
                    .contains(temp.resolve("a") + " is missing")
                    .doesNotContain("recipe");
        }
        assertRefused(Shell.kasus("data", photographs), "has no pictures", "only list.csv");
        assertRefused(Shell.kasus("train", "plain", "--group-by", "track"), "--group-by track", "--data");
    }

    private static Object[] with(String[] command, Path path) {
        Object[] all = java.util.Arrays.copyOf(command, command.length + 1, Object[].class);
        all[command.length] = path;
        return all;
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertRefused(
                Shell.kasus("train", SmallRecipe.write(temp, 1), "--out", file.resolve("runs")),
                "cannot write",
                file.toString());
        assertRefused(Shell.kasus("reef", "--sheet", file.resolve("sheet.png")), "cannot write");
    }

    @Test
    void aModelThatDoesNotFitItsImagesLeavesNoRun() throws IOException {
        assertRefused(
                Shell.kasus(
                        "train",
                        SmallRecipe.write(temp, 1),
                        "--out",
                        temp.resolve("runs"),
                        "--set",
                        "model.layers=[{conv: {kernel: 31, filters: 2, padding: valid}}, flatten, dense]"),
                "conv1");
        assertThat(temp.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void optionsAreCheckedAsTheRecipeIs() {
        assertRefused(Shell.kasus("recipe", "plain", "--set", "training.epoch=3"), "epoch", "Did you mean \"epochs\"?");
        assertRefused(Shell.kasus("recipe", "plain", "--set", "training.epochs"), "not KEY=VALUE");
        assertRefused(Shell.kasus("recipe", "plain", "--set", "training.epochs=0"), "training.epochs", "at least 1");
        assertRefused(Shell.kasus("reef", "--sheet", temp.resolve("s.png"), "--set", "blurr=3"), "blurr", "blur");
        assertRefused(Shell.kasus("reef"), "nothing to draw", "--sheet");
        assertRefused(Shell.kasus("train"), "no recipe", "plain");
        assertRefused(Shell.kasus("train", "plain", "--resume", temp), "--resume", "Leave out");
        assertRefused(Shell.kasus("train", "plain", "--probes", "much"), "much", "economy");
        assertRefused(Shell.kasus("train", "plain", "--sed", "3"), "--sed", "--seed", "kasus train --help");
        assertRefused(Shell.kasus("dignose"), "dignose", "diagnose");
        assertRefused(Shell.kasus("explain", "dying-rellu"), "dying-rellu", "Did you mean \"dying-relu\"?");
        assertRefused(Shell.kasus("diagnose"), "RUN");
    }

    @Test
    void pathsThatNoFileSystemHasAreRefusedToo() {
        assertRefused(Shell.kasus("train", "re\0cipe"), "re");
    }

    @Test
    void aCommandThatIsNotThereIsSaidInPlainWords() {
        assertRefused(Shell.kasus("tain"), "there is no command \"tain\"", "Did you mean \"train\"?", "compare, treat");
        Ended strange = Shell.kasus("zzz");
        assertRefused(strange, "there is no command \"zzz\"", "demo, train");
        assertThat(strange.err()).doesNotContain("Did you mean");
    }

    @Test
    void aCaseThatIsNotThereSaysWhichAre() {
        for (String name : new String[] {"three", "9", "0", "-"}) {
            assertRefused(Shell.kasus("case", name), "there is no case \"" + name + "\"", "1, 2, 3, 4, 5");
        }
    }

    @Test
    void noMessageOfTheCommandLineIsLeftRaw() {
        assertRefused(Shell.kasus("train", "plain", "--foo", "3"), "train has no option --foo", "--seed");
        assertRefused(Shell.kasus("train", "plain", "--seed=1", "--foo=3"), "train has no option --foo");
        assertRefused(Shell.kasus("--foo"), "there is no option --foo", "kasus --help");
        assertRefused(Shell.kasus("claims", "x"), "claims has no use for \"x\"", "options only");
        assertRefused(Shell.kasus("diagnose", "a", "b"), "diagnose has no use for \"b\"", "It takes RUN");
        assertRefused(Shell.kasus("diagnose"), "diagnose needs RUN", "Write kasus diagnose RUN.");
        assertRefused(Shell.kasus("predict"), "predict needs RUN", "Write kasus predict RUN IMAGE.");
        assertRefused(Shell.kasus("treat", "x", "--seeds", "y"), "--seeds is \"y\", but must be a whole number");
        assertRefused(Shell.kasus("treat", "x", "--budget", "y"), "--budget is \"y\", but must be a number");
        assertRefused(Shell.kasus("treat", "x", "--seeds"), "--seeds needs a value", "Write --seeds N.");
        assertRefused(Shell.kasus("train", "plain", "--seed", "1", "--seed", "2"), "--seed is given more than once");
        assertRefused(Shell.kasus("diagnose", "x", "--fail-on", "y"), "--fail-on is \"y\"", "present, unknown");
        assertRefused(Shell.kasus("treat", "x", "--metric", "f1"), "--metric is \"f1\"", "validation-accuracy");
        for (String raw : new String[] {"index", "positional", "parameter", "unmatched", "not an int"}) {
            assertThat(Shell.kasus("case", "three").err()
                            + Shell.kasus("claims", "x").err()
                            + Shell.kasus("predict").err())
                    .doesNotContain(raw);
        }
    }

    @Test
    void aWordIsExplainedByTheNamesThatHaveIt() {
        assertRefused(Shell.kasus("explain", "gradient"), "\"vanishing-gradient\"", "kasus explain lists all");
        Ended none = Shell.kasus("explain", "qqqqqq");
        assertRefused(none, "\"qqqqqq\"", "kasus explain lists all");
        assertThat(none.err()).hasSizeLessThan(200);
    }
}
