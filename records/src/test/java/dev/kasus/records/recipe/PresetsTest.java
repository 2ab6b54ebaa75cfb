package dev.kasus.records.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.model.Shapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
    /** LeNet-5 as it is taught has 61,706 on grey images; ResNet-18 for CIFAR has 11,173,962. */
    @ParameterizedTest
    @CsvSource({
        "lenet, grey, 10, 61706",
        "lenet, rgb, 10, 62006",
        "resnet, rgb, 10, 11173962",
        "plain, rgb, 10, 33482",
        "vgg, rgb, 10, 288746"
    })
    void eachHasTheParametersOfItsArchitecture(String name, String color, int classes, long parameters) {
        assertThat(RecipeFile.parse(Presets.text(name).replace("source: reef", "source: reef\n  color: " + color), name)
                        .shapes(classes)
                        .parameters())
                .isEqualTo(parameters);
    }

    @Test
    void theResnetHalvesItsSideThreeTimes() {
        Shapes shapes = Presets.read("resnet").shapes(10);
        assertThat(shapes.output("conv1")).hasToString("64x32x32");
        assertThat(shapes.output("residual2")).hasToString("64x32x32");
        assertThat(shapes.output("residual4")).hasToString("128x16x16");
        assertThat(shapes.output("residual6")).hasToString("256x8x8");
        assertThat(shapes.output("residual8")).hasToString("512x4x4");
        assertThat(shapes.output("global-average-pool1")).hasToString("512");
        assertThat(shapes.output("dense1")).hasToString("10");
    }

    @Test
    void theLenetHasTheShapesOfThePaper() {
        Shapes shapes = Presets.read("lenet").shapes(10);
        assertThat(shapes.output("conv1")).hasToString("6x28x28");
        assertThat(shapes.output("max-pool1")).hasToString("6x14x14");
        assertThat(shapes.output("conv2")).hasToString("16x10x10");
        assertThat(shapes.output("flatten1")).hasToString("400");
    }

    @Test
    void anUnknownOneIsRefused() {
        assertThatThrownBy(() -> Presets.read("alexnet"))
                .isInstanceOf(BadInput.class)
                .hasMessage("there is no preset \"alexnet\"\nThere are plain, lenet, vgg, resnet.");
    }
}
