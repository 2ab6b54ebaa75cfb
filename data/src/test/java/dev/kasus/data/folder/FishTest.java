package dev.kasus.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kasus.data.TestPictures;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The photographs of Fish4Knowledge, where {@code KASUS_FISH} or a folder beside the project has them. */
class FishTest {
    @Test
    void aSplitByTrackGivesEachSpeciesItsShare() {
        Path folder = folder();
        assumeTrue(
                Files.exists(folder.resolve("index.csv")),
                "no fish photographs in " + folder + "; name their folder in KASUS_FISH");
        Source.Folder source = new Source.Folder(
                folder.toString(),
                "index.csv",
                "image",
                "species",
                "track_id",
                null,
                null,
                12,
                Source.Broken.SKIP,
                100);
        Dataset dataset =
                ImageFolder.load(source, TestPictures.data(source, new Split.Group(0.2, 0)), LoadProgress.NONE);
        assertThat(dataset.notes()).isEmpty();
        assertThat(dataset.classes()).hasSize(12);
        int[] train = dataset.train().counts(dataset.classes());
        int[] validation = dataset.validation().counts(dataset.classes());
        for (int c = 0; c < 12; c++) {
            assertThat(validation[c] / (double) (train[c] + validation[c]))
                    .as(dataset.classes().get(c))
                    .isCloseTo(0.2, within(0.01));
        }
        Set<String> tracks = new HashSet<>();
        for (int i = 0; i < dataset.train().count(); i++) {
            tracks.add(dataset.train().group(i));
        }
        for (int i = 0; i < dataset.validation().count(); i++) {
            assertThat(tracks).doesNotContain(dataset.validation().group(i));
        }
    }

    static Path folder() {
        String named = System.getProperty("KASUS_FISH", System.getenv("KASUS_FISH"));
        return named != null ? Path.of(named) : Path.of("..", "..", "shared", "data", "fish4knowledge");
    }
}
