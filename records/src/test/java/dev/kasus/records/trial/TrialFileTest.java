package dev.kasus.records.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.recipe.Presets;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialOutcome;
import dev.kasus.trial.TrialRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialFileTest {
    private static final Recipe RECIPE = Presets.read("lenet");
    private static final Arm LEAKY = Arm.of(
            "leaky-relu",
            new Edit.All(List.of(
                    new Edit.Replace(new Selector.Kind("relu"), new Layer.LeakyRelu("", 0.1)),
                    new Edit.Set("training.learning-rate", Tree.scalar(0.0005)))));

    @TempDir
    private Path folder;

    private static TrialOutcome outcome() {
        Trial trial = new Trial(
                RECIPE, List.of(LEAKY, Arm.PLACEBO), List.of(1L, 2L, 3L), TrialRule.of(2, 3, 0.02, 1 / 720.0));
        return new TrialOutcome(
                trial,
                Metric.VALIDATION_ACCURACY,
                Map.of(new Trial.Run(Arm.CONTROL, 1), 0.1 + 0.2, new Trial.Run(LEAKY, 1), 1 / 3.0));
    }

    @Test
    void readsBackWhatWasWritten() {
        TrialFile.write(TrialFile.in(folder), outcome());
        assertThat(TrialFile.read(TrialFile.in(folder), RECIPE)).isEqualTo(outcome());
    }

    @Test
    void aTrialKeepsTheMethodThatItWasBegunWith() throws Exception {
        Path file = TrialFile.in(folder);
        TrialFile.write(file, outcome());
        assertThat(TrialFile.read(file, RECIPE).trial().rule().method()).isEqualTo(TrialRule.Method.MODERATED);

        String older = Files.readString(file)
                .replaceAll("\"version\" : \\d+", "\"version\" : 2")
                .replaceAll("\"method\" : \"\\w+\",", "");
        Files.writeString(file, older);
        TrialOutcome read = TrialFile.read(file, RECIPE);
        assertThat(read.trial().rule().method()).isEqualTo(TrialRule.Method.BONFERRONI);

        TrialFile.write(file, read);
        assertThat(TrialFile.read(file, RECIPE)).isEqualTo(read);
        Files.writeString(file, Files.readString(file).replace("bonferroni", "guess"));
        assertThatThrownBy(() -> TrialFile.read(file, RECIPE)).isInstanceOf(BadInput.class);
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Files.writeString(TrialFile.in(folder), "{\"version\": 1, \"arms\": [");
        assertThatThrownBy(() -> TrialFile.read(TrialFile.in(folder), RECIPE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("trial.json is damaged");
    }

    @Test
    void anotherVersionIsRefused() throws Exception {
        Files.writeString(TrialFile.in(folder), "{\"version\": 9}");
        assertThatThrownBy(() -> TrialFile.read(TrialFile.in(folder), RECIPE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("version \"9\"");
    }
}
