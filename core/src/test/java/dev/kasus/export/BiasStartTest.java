package dev.kasus.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.catalog.Nets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BiasStartTest {
    private static final Recipe USUAL = Nets.recipe(
            new Layer.Conv("", 16, 3, 1, new Padding.Same(), 1, 1, true, null),
            new Layer.Flatten(""),
            new Layer.Dense("", null, true, null));

    private static Code with(String path, double start) {
        return LayerCode.changes(USUAL, USUAL.with(new Edit.Set(path, Tree.scalar(start))));
    }

    @Test
    void aBiasThatStartsElsewhereIsWrittenInEveryFramework() {
        Code code = with("model.layers.conv1.bias-init", -0.5);
        assertThat(code.keras())
                .containsExactly("layers.Conv2D(16, 3, padding=\"same\", kernel_initializer=\"he_normal\","
                        + " bias_initializer=keras.initializers.Constant(-0.5))  # conv1");
        assertThat(code.pytorch())
                .containsExactly(
                        "def biased(layer, start):",
                        "    nn.init.constant_(layer.bias, start)",
                        "    return layer",
                        "biased(nn.Conv2d(3, 16, 3, padding=1), -0.5)  # conv1");
        assertThat(code.djl())
                .hasSize(5)
                .last()
                .asString()
                .startsWith("biased.apply(Conv2d.builder()")
                .endsWith(".build(), -0.5f)  // conv1");
        assertThat(with("model.layers.dense1.bias-init", 2).pytorch())
                .last()
                .asString()
                .contains(", classes), 2)  # dense1");
        assertThat(DjlCompiler.messages(List.of(code.djl()))).isEmpty();
    }

    @Test
    void withoutABiasNothingIsWritten() {
        Recipe without = USUAL.with(new Edit.Set("model.layers.conv1.bias", Tree.scalar(false)));
        Recipe started = without.with(new Edit.Set("model.layers.conv1.bias-init", Tree.scalar(1.0)));
        assertThat(LayerCode.changes(without, started)).isEqualTo(new Code(List.of(), List.of(), List.of()));
    }
}
