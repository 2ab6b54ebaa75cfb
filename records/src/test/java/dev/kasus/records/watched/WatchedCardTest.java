package dev.kasus.records.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.run.LogTool;
import dev.kasus.run.Provenance;
import dev.kasus.run.RecipePart;
import dev.kasus.run.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What another program says of its training, from nothing to everything. */
class WatchedCardTest {
    private static final String HEAD = "\"format\": \"kasus-watched-run\", \"version\": 1";
    private static final String DATA = "\"data\": {\"input\": [3, 16, 16], \"classes\": [\"a\", \"b\"],"
            + " \"train-counts\": [5, 6], \"validation-counts\": [2, 3]}";
    private static final String LAYERS = "{\"conv\": {\"name\": \"c\", \"filters\": 4}}, {\"relu\": {\"name\": \"r\"}},"
            + " {\"flatten\": {\"name\": \"f\"}}, {\"dense\": {\"name\": \"d\", \"units\": 2}}";
    private static final String TRAINING = "\"training\": {\"epochs\": 7, \"batch-size\": 32, \"learning-rate\": 0.1,"
            + " \"l2\": 0.01, \"optimizer\": {\"sgd\": {\"momentum\": 0.9}}, \"loss\": {\"cross-entropy\": {}},"
            + " \"augmentation\": [{\"flip\": {}}]}";

    private static WatchedCard read(String... parts) {
        try {
            return WatchedCard.read(new ObjectMapper().readTree("{" + HEAD + rest(parts) + "}"), "run.json");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String rest(String... parts) {
        return parts.length == 0 ? "" : ", " + String.join(", ", parts);
    }

    private static String model(String layers) {
        return "\"model\": {\"layers\": [" + layers + "]}";
    }

    private static Recipe recipe(WatchedCard card) {
        return Objects.requireNonNull(card.recipe());
    }

    @Test
    void everythingIsKnown() {
        WatchedCard card = read(
                "\"state\": \"running\"",
                "\"framework\": {\"name\": \"keras\", \"version\": \"3.1\"}",
                DATA,
                model(LAYERS),
                TRAINING);
        assertThat(card.unknown()).isEmpty();
        assertThat(card.state()).isEqualTo(State.RUNNING);
        assertThat(card.origin().tool()).isEqualTo(LogTool.KERAS);
        assertThat(card.origin().plannedEpochs()).isEqualTo(7);
        assertThat(recipe(card).training().optimizer()).isEqualTo(new Optimizer.Sgd(0.9, false));
        assertThat(recipe(card).training().l2()).isEqualTo(0.01);
        assertThat(recipe(card).data().size()).isEqualTo(16);
        assertThat(recipe(card).shapes(2).parameters()).isEqualTo(4 * 27 + 4 + 2 * 1024 + 2);
        Provenance provenance = Objects.requireNonNull(card.provenance());
        assertThat(provenance.trainCounts()).containsExactly(5, 6);
        assertThat(provenance.engine()).isEqualTo("keras 3.1");
    }

    @Test
    void nothingIsKnown() {
        WatchedCard card = read();
        assertThat(card.recipe()).isNull();
        assertThat(card.provenance()).isNull();
        assertThat(card.state()).isEqualTo(State.FINISHED);
        assertThat(card.origin().tool()).isEqualTo(LogTool.OWN);
    }

    @Test
    void onlyTheOrderOfLayersIsKnown() {
        WatchedCard card = read("\"model\": {\"order\": [\"stem\", \"head\"]}");
        assertThat(card.recipe()).isNull();
        assertThat(card.origin().layers()).containsExactly("stem", "head");
    }

    @Test
    void onlyCountsAreKnown() {
        WatchedCard card = read(DATA);
        assertThat(card.recipe()).isNull();
        assertThat(Objects.requireNonNull(card.provenance()).validationCounts()).containsExactly(2, 3);
    }

    @Test
    void whatIsNotToldIsUnknown() {
        WatchedCard card = read(DATA, model(LAYERS));
        assertThat(card.unknown())
                .containsExactlyInAnyOrder(
                        RecipePart.OPTIMIZER,
                        RecipePart.BATCH_SIZE,
                        RecipePart.LOSS,
                        RecipePart.AUGMENTATION,
                        RecipePart.EPOCHS);
    }

    @Test
    void whatHasNoWordIsUnknown() {
        WatchedCard card = read(
                DATA,
                model(LAYERS),
                "\"training\": {\"epochs\": 1, \"batch-size\": 2, \"optimizer\": {\"other\": {\"what\": \"Lion\"}},"
                        + " \"loss\": {\"other\": {}}, \"augmentation\": [{\"other\": {\"what\": \"x\"}}],"
                        + " \"schedule\": {\"other\": {}}}");
        assertThat(card.unknown())
                .containsExactlyInAnyOrder(RecipePart.OPTIMIZER, RecipePart.LOSS, RecipePart.AUGMENTATION);
    }

    @Test
    void opaqueLayersKeepTheOthers() {
        WatchedCard card = read(DATA, model("{\"opaque\": {\"name\": \"x\", \"what\": \"fft\"}}, " + LAYERS), TRAINING);
        assertThat(card.unknown()).containsExactly(RecipePart.LAYERS);
        assertThat(recipe(card).model().allLayers()).hasSize(4);
    }

    @Test
    void layersThatDoNotFitHaveNoShapes() {
        String reshaped = "{\"conv\": {\"name\": \"c\", \"filters\": 4}}, {\"opaque\": {\"name\": \"o\"}},"
                + " {\"dense\": {\"name\": \"d\", \"units\": 2}}";
        assertThat(read(DATA, model(reshaped), TRAINING).unknown())
                .containsExactlyInAnyOrder(RecipePart.LAYERS, RecipePart.SHAPES);
        assertThat(read(DATA, "\"model\": {\"parameters\": 9999, \"layers\": [" + LAYERS + "]}", TRAINING)
                        .unknown())
                .containsExactly(RecipePart.SHAPES);
        assertThat(read(model(LAYERS), TRAINING).unknown())
                .containsExactlyInAnyOrder(RecipePart.IMAGE_SIZE, RecipePart.SHAPES);
    }

    @Test
    void imagesThatAreNotSquareHaveNoSide() {
        String wide = DATA.replace("[3, 16, 16]", "[3, 16, 20]");
        assertThat(read(wide, model(LAYERS), TRAINING).unknown())
                .containsExactlyInAnyOrder(RecipePart.IMAGE_SIZE, RecipePart.SHAPES);
        String grey = DATA.replace("[3, 16, 16]", "[1, 16, 16]");
        assertThat(recipe(read(grey, model(LAYERS), TRAINING)).data().color()).isEqualTo(Data.Color.GREY);
    }

    @Test
    void residualBlocksAndActivationsWithoutAWord() {
        String block = "{\"residual\": {\"name\": \"block\", \"body\": [{\"conv\": {\"name\": \"b\", \"filters\": 3}},"
                + " {\"activation\": {\"name\": \"swish\", \"what\": \"silu\"}}], \"shortcut\": []}}, ";
        WatchedCard card = read(DATA, model(block + LAYERS + ", {\"output\": {\"what\": \"softmax\"}}"), TRAINING);
        assertThat(card.unknown()).isEmpty();
        assertThat(recipe(card).model().layers().get(0))
                .isInstanceOfSatisfying(
                        Layer.Residual.class,
                        it -> assertThat(it.body()).hasSize(2).last().isEqualTo(new Layer.Gelu("swish")));
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsPlace() {
        assertRefused("run.json: version is \"2\"", "{\"format\": \"kasus-watched-run\", \"version\": 2}");
        assertRefused("state is \"asleep\"", "{" + HEAD + ", \"state\": \"asleep\"}");
        assertRefused("data.train-counts is \"-1\"", "{" + HEAD + ", \"data\": {\"train-counts\": [-1]}}");
        assertRefused("data.classes is", "{" + HEAD + ", \"data\": {\"classes\": 3}}");
        assertRefused("data is", "{" + HEAD + ", \"data\": [1]}");
        assertRefused(
                "train-counts has 1 numbers",
                "{" + HEAD
                        + ", \"data\": {\"classes\": [\"a\", \"b\"], \"train-counts\": [1], \"validation-counts\": [1, 1]}}");
        assertRefused("not one kind with its keys", "{" + HEAD + ", " + model("{}") + "}");
        assertRefused("unknown key \"filter\"", "{" + HEAD + ", " + model("{\"conv\": {\"filter\": 3}}") + "}");
        assertRefused("model.layers is not a list", "{" + HEAD + ", \"model\": {\"layers\": {}}}");
        assertRefused("learning-rate", "{" + HEAD + ", " + "\"training\": {\"learning-rate\": \"fast\"}}");
        assertRefused(
                "two layers have the name",
                "{" + HEAD + ", " + model("{\"relu\": {\"name\": \"a\"}}, {\"dense\": {\"name\": \"a\"}}") + "}");
    }

    private static void assertRefused(String problem, String json) {
        assertThatThrownBy(() -> WatchedCard.read(new ObjectMapper().readTree(json), "run.json"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("run.json");
    }

    @Test
    void deepAndLongListsAreRefused() {
        String deep = "{\"residual\": {\"body\": [".repeat(30) + "]}}".repeat(30);
        assertRefused("model.layers is not a list", "{" + HEAD + ", " + model(deep) + "}");
        String many = String.join(", ", java.util.Collections.nCopies(20_001, "{\"opaque\": {}}"));
        assertRefused("more than 20000 layers", "{" + HEAD + ", " + model(many) + "}");
    }

    @Test
    void theExamplesOfThePageAreRead() throws Exception {
        String page = Files.readString(Path.of("../docs/watcher.md"));
        Matcher json =
                Pattern.compile("```json\n(\\{\n.*?)\n```", Pattern.DOTALL).matcher(page);
        List<String> examples = json.results().map(it -> it.group(1)).toList();
        assertThat(examples).hasSizeGreaterThan(1);
        for (String example : examples) {
            assertThat(WatchedCard.isOne(new ObjectMapper().readTree(example))).isTrue();
            WatchedCard.read(new ObjectMapper().readTree(example), "docs/watcher.md");
        }
    }
}
