package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.message.FirstFew;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.run.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void ofARecipeNameWhatAReaderWouldAskFor() {
        Recording recording =
                new Recording.Builder().recipe(RecipeFile.parse("""
                        data: {source: reef, size: 32, color: grey, split: {random: {validation: 0.25}}}
                        model: {layers: [{conv: {filters: 8}}, relu, {conv: {filters: 8}}, relu, flatten, dense]}
                        training:
                          optimizer: {sgd: {momentum: 0.9, nesterov: true}}
                          learning-rate: 0.1
                          schedule: {one-cycle: {max: 0.1}}
                          l2: 1e-4
                          epochs: 30
                        """, "test")).build();

        assertThat(Facts.of(recording))
                .containsExactly(
                        new Fact("data", "reef, the built-in fish, 32 px, grey, split at random, 25 % for validation"),
                        new Fact("model", "2 conv, 2 relu, 1 flatten, 1 dense"),
                        new Fact(
                                "training",
                                "sgd, momentum 0.9 (Nesterov), learning rate 0.1 (one-cycle), batches of 64, L2 1e-4"),
                        new Fact("epochs", "0 of 30"));
    }

    @Test
    void ofARecordingWithoutRecipeThereAreNone() {
        assertThat(Facts.of(new Recording.Builder().build())).isEmpty();
    }

    @Test
    void aModelThatDoesNotFitTheClassesHasNoNumberOfParameters() {
        Recording recording = new Recording.Builder()
                .recipe(RecipeFile.parse(
                        "{data: {source: reef}, model: {layers: [flatten, {dense: {units: 5}}]}, training: {epochs: 1}}",
                        "test"))
                .provenance(Runs.healthy().recording().provenance().orElseThrow())
                .build();

        assertThat(Facts.parameters(recording)).isEmpty();
        assertThat(Facts.of(recording)).contains(new Fact("model", "1 flatten, 1 dense"));
    }

    @Test
    void listsOfNamesSayHowManyMore() {
        assertThat(FirstFew.named(List.of("a", "b", "c", "d"), 3)).isEqualTo("a, b, c, d");
        assertThat(FirstFew.named(List.of("a", "b", "c", "d", "e"), 3)).isEqualTo("a, b, c and 2 more");
        assertThat(Phrase.counted(2, "class")).isEqualTo("2 classes");
        assertThat(Phrase.inSentence("Dying ReLU")).isEqualTo("dying ReLU");
    }
}
