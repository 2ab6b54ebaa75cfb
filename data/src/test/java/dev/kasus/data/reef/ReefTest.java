package dev.kasus.data.reef;

import static dev.kasus.data.reef.ReefFixtures.byOrigin;
import static dev.kasus.data.reef.ReefFixtures.data;
import static dev.kasus.data.reef.ReefFixtures.load;
import static dev.kasus.data.reef.ReefFixtures.reef;
import static dev.kasus.data.reef.ReefFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.data.Datasets;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.reef.fish.Species;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Conditions;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReefTest {
    private static final Conditions FEW = with("count", 6);
    private static final List<String> NO_NAMES = List.of();

    @Test
    void theSameSeedDrawsTheSameBytesWhateverTheThreads() throws Exception {
        Source.Reef reef = reef(3, NO_NAMES, FEW, FEW);
        String parallel = Datasets.digest(load(reef));
        ForkJoinPool single = new ForkJoinPool(1);
        try {
            assertThat(single.submit(() -> Datasets.digest(load(reef))).get()).isEqualTo(parallel);
        } finally {
            single.shutdown();
        }
        assertThat(Datasets.digest(load(reef(4, NO_NAMES, FEW, FEW)))).isNotEqualTo(parallel);
    }

    /** Runs that were recorded name the digest of their data: whoever changes the drawing changes this too, on purpose. */
    @Test
    void seedZeroDrawsWhatItAlwaysDrew() {
        assertThat(Datasets.digest(load(reef(0, NO_NAMES, FEW, FEW)))).isEqualTo("crc32c:fabc998e");
    }

    @Test
    void otherSpeciesAndCountsLeaveAnImageAlone() {
        Map<String, byte[]> all =
                byOrigin(load(reef(1, NO_NAMES, with("count", 9), FEW)).train());
        Map<String, byte[]> some = byOrigin(load(reef(1, List.of("trevally", "clownfish"), with("count", 4), FEW))
                .train());
        assertThat(some).hasSize(8);
        some.forEach((origin, pixels) -> assertThat(all.get(origin)).as(origin).isEqualTo(pixels));
    }

    @Test
    void noImageIsDrawnTwice() {
        Dataset dataset = load(reef(0, NO_NAMES, FEW, FEW));
        Set<String> digests = new HashSet<>();
        for (ImageSet split : List.of(dataset.train(), dataset.validation())) {
            byOrigin(split).values().forEach(pixels -> digests.add(java.util.Arrays.toString(pixels)));
        }
        assertThat(digests).hasSize(2 * 6 * Reef.species().size());
    }

    @Test
    void classesStandInTheOrderOfTheRecipe() {
        List<String> names = List.of("trevally", "clownfish", "moray-eel");
        Dataset dataset = load(reef(0, names, FEW, FEW));
        assertThat(dataset.classes()).isEqualTo(names);
        assertThat(dataset.train().origin(0)).isEqualTo("reef/train/trevally/0");
        assertThat(dataset.train().label(6)).isEqualTo(1);
        assertThat(load(reef(0, NO_NAMES, FEW, FEW)).classes()).isEqualTo(Reef.species());
    }

    @Test
    void trainingAndValidationAreCountedApart() {
        Source.Reef reef = new Source.Reef(
                0,
                List.of("trevally", "clownfish", "lionfish"),
                with("count", 7),
                Conditions.NONE,
                Map.of("clownfish", with("count", 3)),
                Map.of("lionfish", with("count", 5)));
        Dataset dataset = load(reef);
        assertThat(dataset.train().counts(dataset.classes())).containsExactly(7, 3, 7);
        assertThat(dataset.validation().counts(dataset.classes())).containsExactly(60, 60, 5);
    }

    @Test
    void laterLayersOfConditionsWin() {
        Source.Reef reef = new Source.Reef(
                0,
                NO_NAMES,
                with("blur", 1.5, "noise", 0.1, "angle", 10.0, "stamp", 0.1),
                with("blur", 2.5, "noise", 0.2, "angle", 11.0),
                Map.of("lionfish", with("blur", 3.5, "noise", 0.3)),
                Map.of("lionfish", with("blur", 4.5)));
        Roster roster = new Roster(reef);
        Setting train = setting(roster, Species.LIONFISH, false);
        Setting validation = setting(roster, Species.LIONFISH, true);
        assertThat(List.of(train.blur(), train.noise(), train.angle(), train.stamp()))
                .containsExactly(3.5, 0.3, 10.0, 0.1);
        assertThat(List.of(validation.blur(), validation.noise(), validation.angle(), validation.stamp()))
                .containsExactly(4.5, 0.3, 11.0, 0.1);
        assertThat(setting(roster, Species.TREVALLY, true).blur()).isEqualTo(2.5);
        assertThat(setting(roster, Species.TREVALLY, false).clutter()).isEqualTo(Conditions.DEFAULTS.clutter());
    }

    private static Setting setting(Roster roster, Species species, boolean validation) {
        return roster.shoals().stream()
                .filter(shoal -> shoal.species() == species && shoal.validation() == validation)
                .findFirst()
                .orElseThrow()
                .setting();
    }

    @Test
    void conditionsOfOneClassInOneSplitTouchNothingElse() {
        Source.Reef plain = reef(2, NO_NAMES, FEW, FEW);
        Source.Reef dim =
                new Source.Reef(2, NO_NAMES, FEW, FEW, Map.of(), Map.of("pufferfish", with("turbidity", 0.9)));
        assertThat(byOrigin(load(dim).train()).values().toArray(byte[][]::new))
                .isDeepEqualTo(byOrigin(load(plain).train()).values().toArray(byte[][]::new));
        Map<String, byte[]> before = byOrigin(load(plain).validation());
        byOrigin(load(dim).validation()).forEach((origin, pixels) -> {
            boolean touched = !java.util.Arrays.equals(pixels, before.get(origin));
            assertThat(touched).as(origin).isEqualTo(origin.contains("pufferfish"));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 25, 32, 47, 64, 128})
    void everySizeIsDrawnWithContrast(int size) {
        Source.Reef reef = reef(0, NO_NAMES, with("count", 2), with("count", 1));
        Dataset dataset = Reef.load(reef, data(reef, size), LoadProgress.NONE);
        assertThat(dataset.train().side()).isEqualTo(size);
        byOrigin(dataset.train()).forEach((origin, pixels) -> {
            assertThat(pixels).hasSize(size * size * 3);
            double mean = ReefFixtures.mean(pixels);
            double variance = IntStream.range(0, pixels.length)
                    .mapToDouble(i -> ((pixels[i] & 0xFF) - mean) * ((pixels[i] & 0xFF) - mean))
                    .average()
                    .orElseThrow();
            assertThat(Math.sqrt(variance)).as(origin).isGreaterThan(10);
        });
    }

    @Test
    void greyIsTheLuminanceOfTheColours() {
        Source.Reef reef = reef(0, NO_NAMES, FEW, FEW);
        Data grey = new Data(reef, 32, Data.Color.GREY, new Split.Given(), Data.Normalization.SCALE);
        ImageSet colours = load(reef).train();
        ImageSet greys = Reef.load(reef, grey, LoadProgress.NONE).train();
        byte[] rgb = ReefFixtures.pixels(colours, 5);
        byte[] luminance = ReefFixtures.pixels(greys, 5);
        for (int i = 0; i < luminance.length; i++) {
            double expected =
                    0.299 * (rgb[3 * i] & 0xFF) + 0.587 * (rgb[3 * i + 1] & 0xFF) + 0.114 * (rgb[3 * i + 2] & 0xFF);
            assertThat((double) (luminance[i] & 0xFF)).isBetween(expected - 8, expected + 8);
        }
    }

    @Test
    void otherSplitsPoolBothAndKeepTracksTogether() {
        Source.Reef reef = reef(0, List.of("trevally", "lionfish"), with("count", 40, "track", 8), with("count", 16));
        Data grouped = new Data(reef, 32, Data.Color.RGB, new Split.Group(0.25, 1), Data.Normalization.CHANNEL);
        Dataset dataset = Reef.load(reef, grouped, LoadProgress.NONE);
        assertThat(dataset.train().count() + dataset.validation().count()).isEqualTo(2 * 56);
        assertThat(groups(dataset.train())).doesNotContainAnyElementsOf(groups(dataset.validation()));
        assertThat(groups(dataset.train()).size() + groups(dataset.validation()).size())
                .isEqualTo(2 * (5 + 2));
    }

    private static Set<String> groups(ImageSet images) {
        Set<String> groups = new HashSet<>();
        IntStream.range(0, images.count()).forEach(i -> groups.add(images.group(i)));
        return groups;
    }

    @Test
    void loadingTellsHowFarItIs() {
        Source.Reef reef = reef(0, NO_NAMES, FEW, FEW);
        Set<Integer> told = ConcurrentHashMap.newKeySet();
        Reef.load(reef, data(reef, 24), (done, total) -> {
            assertThat(total).isEqualTo(144);
            told.add(done);
        });
        assertThat(told).hasSize(144);
    }

    @Test
    void datasetsReadTheReef() {
        Source.Reef reef = reef(0, NO_NAMES, FEW, FEW);
        assertThat(Datasets.digest(Datasets.load(data(reef, 32), LoadProgress.NONE)))
                .isEqualTo(Datasets.digest(load(reef)));
    }

    @Test
    void aSpeciesThatIsNotThereIsRefusedWithTheNearest() {
        String nearest = "Did you mean \"clownfish\"?";
        assertRefused(reef(0, List.of("clownfsh"), FEW, FEW), "\"clownfsh\"", nearest);
        assertRefused(
                new Source.Reef(0, NO_NAMES, FEW, FEW, Map.of("clownfsh", FEW), Map.of()), "\"clownfsh\"", nearest);
        assertRefused(
                new Source.Reef(0, NO_NAMES, FEW, FEW, Map.of(), Map.of("clownfsh", FEW)), "\"clownfsh\"", nearest);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertRefused(reef(0, List.of("trevally", "lionfish", "trevally"), FEW, FEW), "twice: trevally", "once");
        assertRefused(reef(0, List.of("trevally"), FEW, FEW), "only the class", "two classes");
        assertThatThrownBy(() -> reef(0, NO_NAMES, with("scaleMin", 1.2), FEW))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("scale-min 1.2 is above scale-max");
        assertRefused(reef(0, NO_NAMES, with("count", 10_000_000), FEW), "120000072 images", "fewer or smaller");
        assertRefused(reef(0, NO_NAMES, FEW, with("count", 0)), "nothing to validate on", "images to validate on");
    }

    private static void assertRefused(Source.Reef reef, String problem, String wayOut) {
        assertThatThrownBy(() -> load(reef)).isInstanceOfSatisfying(BadInput.class, bad -> {
            assertThat(bad.problem()).contains(problem);
            assertThat(bad.wayOut()).contains(wayOut);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 23, 129, 1024})
    void sizesBeyondTheReefAreRefused(int size) {
        Source.Reef reef = reef(0, NO_NAMES, FEW, FEW);
        assertThatThrownBy(() -> Reef.load(reef, data(reef, size), LoadProgress.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("at " + size + " pixels")
                .hasMessageContaining("24 to 128");
        assertThatThrownBy(() -> ReefSheet.draw(reef, size, 3)).isInstanceOf(BadInput.class);
    }

    @Test
    void aSheetShowsTheTrainingImagesAsTheyAre() {
        Source.Reef reef = reef(0, NO_NAMES, FEW, FEW);
        var sheet = ReefSheet.draw(reef, 32, 6);
        Map<String, byte[]> images = byOrigin(load(reef).train());
        byte[] third = images.get("reef/train/moorish-idol/3");
        assertThat(sheet.getHeight()).isEqualTo(12 * 36 + 4);
        int left = sheet.getWidth() - 4 - 3 * 36;
        for (int i = 0; i < 32 * 32; i++) {
            int rgb = sheet.getRGB(left + i % 32, 4 + 36 + i / 32);
            assertThat((byte) (rgb >> 16)).isEqualTo(third[3 * i]);
            assertThat((byte) rgb).isEqualTo(third[3 * i + 2]);
        }
        assertThatThrownBy(() -> ReefSheet.draw(reef, 32, 0)).isInstanceOf(BadInput.class);
    }
}
