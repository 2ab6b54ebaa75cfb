package dev.kasus.nets.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.nets.Samples;
import dev.kasus.nets.format.ModelFiles;
import dev.kasus.nets.graph.Maker;
import dev.kasus.nets.graph.Unsaid;
import dev.kasus.nets.lint.catalog.Lints;
import dev.kasus.nets.lint.catalog.Lints.Found;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lint on a network that Keras or PyTorch saved with that fault planted in it: named after the file, and nothing else. */
class LintsTest {
    /** Found in pictures, which these networks come without. */
    private static final Set<String> OF_DATA = Set.of("too-many-parameters", "data-mismatch");

    static List<Path> faults() {
        return Samples.faults();
    }

    private static List<Found> found(Path file, Optional<ImageFacts> images) {
        return Lints.of(Subject.of(ModelFiles.read(file, Unsaid.NOTHING), images));
    }

    private static String planted(Path file) {
        return file.getFileName().toString().replaceAll("(-\\d)?\\.[a-z]+$", "");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsThePlantedFaultAndNothingWorseThanAHintBesides(Path file) {
        List<Found> found = found(file, Optional.empty());
        List<String> ids = found.stream().map(it -> it.lint().id()).toList();
        String planted = planted(file);
        if (!planted.equals("none")) {
            assertThat(ids).contains(planted);
        } else {
            assertThat(ids).isEmpty();
        }
        assertThat(found)
                .filteredOn(it -> !it.lint().id().equals(planted))
                .as("false alarms")
                .allMatch(it -> it.finding().severity() == Severity.HINT);
    }

    @Test
    void everyLintHasAPlantedFault() {
        Set<String> planted = faults().stream().map(LintsTest::planted).collect(Collectors.toSet());
        assertThat(Lints.all().stream().map(Lint::id).filter(id -> !OF_DATA.contains(id)))
                .allMatch(planted::contains);
    }

    @Test
    void everyLintHasAPageWithItsTitle() {
        for (Lint lint : Lints.all()) {
            assertThat(Path.of("..", "docs", "lint", lint.id() + ".md"))
                    .content()
                    .startsWith("# " + lint.title() + "\n");
        }
    }

    @Test
    void picturesThatDoNotFitAreNamed() {
        Path file = faults().stream()
                .filter(it -> it.endsWith("none.json"))
                .findFirst()
                .orElseThrow();
        assertThat(ids(found(file, Optional.of(new ImageFacts(5000, 10, 40, 32, false)))))
                .isEmpty();
        assertThat(ids(found(file, Optional.of(new ImageFacts(5000, 7, 40, 32, false)))))
                .containsExactly("data-mismatch");
        assertThat(ids(found(file, Optional.of(new ImageFacts(5000, 10, 40, 32, true)))))
                .containsExactly("data-mismatch");
        assertThat(ids(found(file, Optional.of(new ImageFacts(20, 10, 40, 32, false)))))
                .containsExactly("too-many-parameters");
    }

    private static List<String> ids(List<Found> found) {
        return found.stream().map(it -> it.lint().id()).toList();
    }

    @Test
    void adviceIsInTheWordsOfTheFramework() {
        for (Path file : faults()) {
            for (Found it : found(file, Optional.empty())) {
                Advice advice = it.finding().advice();
                assertThat(advice.sentence()).endsWith(".");
                assertThat(it.finding().sentence()).endsWith(".");
                assertThat(advice.code(Maker.KERAS)).doesNotContain("nn.");
                assertThat(advice.code(Maker.PYTORCH)).doesNotContain("layers.");
            }
        }
    }

    @Test
    void everySampleIsCommitted() {
        assertThat(faults()).hasSizeGreaterThan(30).allMatch(Files::isRegularFile);
    }
}
