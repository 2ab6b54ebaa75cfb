package dev.kasus.census.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.CheckResult.Status;
import dev.kasus.census.ClassNames;
import dev.kasus.census.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
    static List<Check> checks() {
        return Checks.all();
    }

    private static CheckResult result(Census census, String id) {
        return Checks.of(census).stream()
                .filter(result -> result.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Status status(Shoal shoal, String id) {
        return result(shoal.census(), id).status();
    }

    private static Shoal sound() {
        return new Shoal().add("a", 60).add("b", 50).add("c", 40);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void noCensusMakesACheckThrowAndEachIsOnThePage(Check check) {
        for (Census census : List.of(
                new Shoal().census(),
                new Shoal().add("one", 1).census(),
                new Shoal().add("one", 30).census(),
                new Census(List.of(), Map.of("x.jpg", "is empty"), Map.of()),
                sound().census())) {
            CheckResult result = check.look(census);
            assertThat(result.id()).isEqualTo(check.id());
            assertThat(result.severity()).isBetween(0.0, 1.0);
            assertThat(result.sentence()).endsWith(".").doesNotContain("NaN");
            if (result.status() == Status.FOUND) {
                assertThat(result.advice()).endsWith(".");
            }
        }
        assertThat(Path.of("..", "docs", "data-checks.md")).content().contains("`" + check.id() + "`");
    }

    @Test
    void nothingIsFoundInASoundFolderAndFoundComesFirst() {
        assertThat(Checks.of(sound().census())).noneMatch(result -> result.status() == Status.FOUND);
        List<CheckResult> results =
                Checks.of(new Shoal().add("a", 500).add("b", 5).census());
        assertThat(results.get(0).id()).isEqualTo("class-imbalance");
    }

    @Test
    void brokenFilesAreNamed() {
        CheckResult result =
                result(new Census(sound().pictures, Map.of("a/x.jpg", "is empty"), Map.of()), "broken-files");
        assertThat(result.status()).isEqualTo(Status.FOUND);
        assertThat(result.sentence()).contains("1 of 151").contains("a/x.jpg is empty");
    }

    @Test
    void theTailIsMeasured() {
        CheckResult result = result(new Shoal().add("many", 940).add("few", 10).census(), "class-imbalance");
        assertThat(result.sentence()).contains("94 to 1").contains("few (10)");
        assertThat(status(new Shoal().add("a", 100).add("b", 30), "class-imbalance"))
                .isEqualTo(Status.CLEAR);
    }

    @Test
    void aGivenSplitThatTearsGroupsLeaks() {
        Shoal torn = new Shoal()
                .add("a", 30, picture -> Shoal.with(picture, "track 1", "train"))
                .add("a", 10, picture -> Shoal.with(picture, "track 1", "val"))
                .add("b", 30, picture -> Shoal.with(picture, "track 2", "train"))
                .add("b", 10, picture -> Shoal.with(picture, "track 3", "val"));
        assertThat(result(torn.census(), "train-validation-leak").sentence()).contains("10 of 20");
        Shoal kept = new Shoal()
                .add("a", 30, picture -> Shoal.with(picture, "track 1", "train"))
                .add("a", 10, picture -> Shoal.with(picture, "track 2", "val"));
        assertThat(status(kept, "train-validation-leak")).isEqualTo(Status.CLEAR);
    }

    @Test
    void aNearCopyAcrossTheSplitLeaksWithoutGroups() {
        Shoal shoal = new Shoal().add("a", 30, picture -> Shoal.with(picture, "", "train"));
        Picture first = shoal.pictures.get(0);
        shoal.add("a", 10, picture -> Shoal.with(picture, "", "val"));
        shoal.pictures.set(35, Shoal.like(shoal.pictures.get(35), 9, first.thumbnail()));
        assertThat(result(shoal.census(), "train-validation-leak").sentence()).contains("1 of 10");
    }

    /** Tracks of 5 frames: a validation frame has another of its track to train on unless all four are held back, too. */
    @Test
    void whatARandomSplitWouldLeakIsExpected() {
        Shoal tracks = new Shoal();
        for (int track = 0; track < 10; track++) {
            String name = "track " + track;
            tracks.add("a", 5, picture -> Shoal.with(picture, name, ""));
        }
        assertThat(result(tracks.census(), "train-validation-leak").sentence()).contains("100 %");
        assertThat(status(sound(), "train-validation-leak")).isEqualTo(Status.CLEAR);
    }

    @Test
    void aBlurredClassStandsOut() {
        Shoal shoal = sound().add("blurred", 30, picture -> Shoal.seen(picture, 0.5, 0.1, 0, picture.rimRed(), 0));
        assertThat(result(shoal.census(), "poor-class-data").sentence()).contains("blurred has 20 %");
        assertThat(status(sound(), "poor-class-data")).isEqualTo(Status.CLEAR);
    }

    @Test
    void marksThatTellTheClassAreAssociatedWithIt() {
        Shoal stamped = sound().add("stamped", 50, picture -> Shoal.seen(picture, 0.5, 0.5, 0.1, 0.5, 0.3));
        for (String id : List.of("black-borders", "burned-in-text")) {
            CheckResult result = result(stamped.census(), id);
            assertThat(result.sentence())
                    .contains("50 of 200")
                    .contains("stamped 100 %")
                    .contains("1.00");
            assertThat(status(sound(), id)).isEqualTo(Status.CLEAR);
        }
    }

    @Test
    void backgroundsThatTellTheClassAreFoundAndOthersAreNot() {
        Shoal shoal = new Shoal()
                .add("red", 40, picture -> Shoal.seen(picture, 0.5, 0.5, 0, 3, 0))
                .add("blue", 40, picture -> Shoal.seen(picture, 0.5, 0.5, 0, -3, 0));
        assertThat(status(shoal, "background-colour")).isEqualTo(Status.FOUND);
        assertThat(status(sound(), "background-colour")).isEqualTo(Status.CLEAR);
    }

    @Test
    void darkerValidationPicturesAreAShift() {
        Shoal shoal = new Shoal()
                .add("a", 60, picture -> Shoal.with(picture, "", "train"))
                .add("a", 20, picture -> Shoal.seen(Shoal.with(picture, "", "val"), 0.3, 0.5, 0, 0.5, 0));
        assertThat(result(shoal.census(), "train-validation-shift").sentence()).contains("brightness by -");
        assertThat(status(sound(), "train-validation-shift")).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aClassOfOneTrackIsNoSampleOfItsKind() {
        Shoal shoal = new Shoal();
        for (int track = 0; track < 5; track++) {
            String name = "track " + track;
            shoal.add("a", 5, picture -> Shoal.with(picture, name, ""));
        }
        shoal.add("b", 30, picture -> Shoal.with(picture, "track 9", ""));
        assertThat(result(shoal.census(), "few-groups").sentence()).contains("b (1)");
        assertThat(status(sound(), "few-groups")).isEqualTo(Status.UNKNOWN);
    }

    private static Shoal side(Shoal shoal, String split, String... labels) {
        for (String label : labels) {
            shoal.add(label, 30, picture -> Shoal.with(picture, "", split));
        }
        return shoal;
    }

    @Test
    void aClassThatIsValidatedAndNeverTrainedOnIsTheWorst() {
        Shoal torn = side(side(new Shoal(), "train", "a", "b", "c", "d"), "val", "e");
        CheckResult result = result(torn.census(), "split-classes");
        assertThat(result.severity()).isEqualTo(1);
        assertThat(result.sentence())
                .contains("In validation but not in training: e (30).")
                .contains("No class is on both sides.")
                .contains("In training but not in validation: a (30); b (30); c (30); d (30).");
        assertThat(Checks.of(torn.census()).get(0).id()).isEqualTo("split-classes");
    }

    @Test
    void classesThatAreNeverValidatedAreNamed() {
        Shoal torn = side(side(new Shoal(), "train", "a", "b", "c", "d", "e"), "val", "a", "b", "c");
        assertThat(result(torn.census(), "split-classes").sentence())
                .isEqualTo("In training but not in validation: d (30); e (30).");
        Shoal whole = side(side(new Shoal(), "train", "a", "b"), "val", "a", "b");
        assertThat(status(whole, "split-classes")).isEqualTo(Status.CLEAR);
    }

    @Test
    void oneClassUnderTwoNamesIsFoundWithAndWithoutASplit() {
        Shoal torn = side(side(new Shoal(), "train", "Blue Tang", "b"), "val", "blue_tang", "b");
        assertThat(result(torn.census(), "split-classes").sentence()).contains("\"Blue Tang\" and \"blue_tang\"");
        assertThat(status(side(new Shoal(), "", "chub", "Chub"), "split-classes"))
                .isEqualTo(Status.FOUND);
        assertThat(status(sound(), "split-classes")).isEqualTo(Status.CLEAR);
    }

    @Test
    void namesThatReadAlikeAreOneGroup() {
        assertThat(ClassNames.alike(List.of("a-b", "A b", "a_b", "ab", "abc", "caf\u00e9", "cafe\u0301", "_", "-")))
                .containsExactlyInAnyOrder(List.of("A b", "a-b", "a_b", "ab"), List.of("cafe\u0301", "caf\u00e9"));
    }

    /** What is validated on does not make up for what is missing in training. */
    @Test
    void imbalanceIsThatOfTheTrainingSide() {
        Shoal torn = new Shoal()
                .add("a", 300, picture -> Shoal.with(picture, "", "train"))
                .add("b", 20, picture -> Shoal.with(picture, "", "train"))
                .add("a", 30, picture -> Shoal.with(picture, "", "val"))
                .add("b", 300, picture -> Shoal.with(picture, "", "val"));
        assertThat(result(torn.census(), "class-imbalance").sentence()).contains("15 to 1");
    }

    /** The ends of a chain of near ones are no near-duplicates of each other. */
    @Test
    void onlyWhatIsItselfNearATrainingPictureLeaks() {
        Shoal shoal = new Shoal();
        for (int i = 0; i < 5; i++) {
            byte[] even = new byte[192];
            java.util.Arrays.fill(even, (byte) (100 + 8 * i));
            int place = i;
            shoal.add(
                    "a", 1, picture -> Shoal.like(Shoal.with(picture, "", place == 0 ? "train" : "val"), place, even));
        }
        assertThat(result(shoal.census(), "train-validation-leak").sentence()).startsWith("1 of 4");
    }
}
