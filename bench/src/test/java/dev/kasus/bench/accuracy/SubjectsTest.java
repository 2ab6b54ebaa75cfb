package dev.kasus.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.model.Layer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectsTest {
    private final List<Subject> subjects = Subjects.read(Path.of("recipes"), Path.of("elsewhere"));

    private Subject subject(String name) {
        return subjects.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everyRecipeAndFaultFitsItsDataWhichAreWhereTheCommandLineSays() {
        assertThat(subjects.stream().filter(Subject::isHealthy)).hasSizeGreaterThanOrEqualTo(10);
        for (Subject subject : subjects) {
            subject.recipe().shapes(12);
            Source.Folder folder = (Source.Folder) subject.recipe().data().source();
            assertThat(folder.path())
                    .isEqualTo(Path.of("elsewhere").toAbsolutePath().toString());
            assertThat(folder.largestClasses()).isEqualTo(12);
        }
    }

    @Test
    void aFaultIsTheBaseRecipeWithItsEditsAndNothingElse() {
        Subject base = subject("fish-plain");
        Subject fast = subject("learning-rate-x1000");
        assertThat(fast.causes()).containsExactly("learning-rate-too-high");
        assertThat(fast.recipe().training().learningRate())
                .isEqualTo(1000 * base.recipe().training().learningRate());
        assertThat(fast.recipe().model()).isEqualTo(base.recipe().model());
    }

    @Test
    void theSigmoidFaultHasTenSigmoidsAndNormalisesNothing() {
        Subject sick = subject("vanishing-gradient");
        assertThat(sick.recipe().model().allLayers().stream().filter(Layer.Sigmoid.class::isInstance))
                .hasSize(10);
        assertThat(sick.recipe().model().allLayers()).noneMatch(Layer.Norm.class::isInstance);
        assertThat(sick.recipe().data().normalization()).isEqualTo(Data.Normalization.NONE);
    }
}
