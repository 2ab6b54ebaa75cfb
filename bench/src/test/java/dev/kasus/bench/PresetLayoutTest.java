package dev.kasus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.records.recipe.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The presets that speed is measured on are the networks that they are named after. */
class PresetLayoutTest {

    @Test
    void resnetIsResNet18ForSmallImages() {
        Recipe recipe = Presets.read("resnet");
        Shapes shapes = recipe.shapes(10);
        // As counted for the well-known implementation for 32-pixel images and ten classes.
        assertThat(shapes.parameters()).isEqualTo(11_173_962);
        List<Layer> layers = recipe.model().allLayers();
        assertThat(layers.stream().filter(layer -> layer instanceof Layer.Residual))
                .hasSize(8);
        // Eighteen layers with weights: stem, two in each block and the head; three projections are not counted among
        // them.
        assertThat(layers.stream().filter(layer -> layer instanceof Layer.Weighted))
                .hasSize(18 + 3);
        assertThat(shapes.output("residual2").toString()).isEqualTo("64x32x32");
        assertThat(shapes.output("residual4").toString()).isEqualTo("128x16x16");
        assertThat(shapes.output("residual6").toString()).isEqualTo("256x8x8");
        assertThat(shapes.output("residual8").toString()).isEqualTo("512x4x4");
    }

    @Test
    void lenetHasTheSizesOfLeNet5() {
        Shapes shapes = Presets.read("lenet").shapes(10);
        assertThat(shapes.output("conv1").toString()).isEqualTo("6x28x28");
        assertThat(shapes.output("conv2").toString()).isEqualTo("16x10x10");
        assertThat(shapes.input("dense1").channels()).isEqualTo(400);
        assertThat(shapes.output("dense2").channels()).isEqualTo(84);
    }
}
