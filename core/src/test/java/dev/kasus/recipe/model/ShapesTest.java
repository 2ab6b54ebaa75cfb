package dev.kasus.recipe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipes;
import dev.kasus.recipe.model.Layer.Conv;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
    private static final int CLASSES = 10;

    /** The output side by counting where the kernel may stand, one position after the other. */
    private static int positions(int side, int reach, int stride, int padding) {
        int count = 0;
        for (int at = -padding; at + reach <= side + padding; at += stride) {
            count++;
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1, 1, 1",
        "3, 2, 1, 1",
        "5, 2, 0, 1",
        "7, 3, 3, 1",
        "3, 1, 2, 2",
        "1, 2, 0, 1",
        "4, 1, 0, 3",
        "32, 1, 0, 1"
    })
    void aConvolutionGivesAPixelForEveryPlaceOfItsKernel(int kernel, int stride, int padding, int dilation) {
        Conv conv = new Conv("c", 6, kernel, stride, new Padding.Pixels(padding), dilation, 1, true, null);
        Shapes shapes = Recipes.of(conv, Recipes.gap(), Recipes.dense()).shapes(CLASSES);
        int side = positions(32, dilation * (kernel - 1) + 1, stride, padding);
        assertThat(shapes.output("c")).hasToString("6x" + side + "x" + side);
        assertThat(shapes.parameters("c")).isEqualTo(6L * 3 * kernel * kernel + 6);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 0", "3, 2, 1", "3, 1, 0", "2, 3, 1", "32, 32, 0"})
    void aPoolGivesAPixelForEveryPlaceOfItsWindow(int size, int stride, int padding) {
        int side = positions(32, size, stride, padding);
        Layer max = new Layer.MaxPool("p", size, stride, padding);
        Layer average = new Layer.AveragePool("p", size, stride, padding);
        for (Layer pool : List.of(max, average)) {
            Shapes shapes = Recipes.of(pool, Recipes.gap(), Recipes.dense()).shapes(CLASSES);
            assertThat(shapes.output("p")).hasToString("3x" + side + "x" + side);
            assertThat(shapes.parameters("p")).isZero();
        }
    }

    @Test
    void paddingSameKeepsTheSizeAtAnyDilation() {
        for (int kernel : new int[] {1, 3, 5, 7}) {
            for (int dilation : new int[] {1, 2, 3}) {
                Conv conv = new Conv("c", 4, kernel, 1, new Padding.Same(), dilation, 1, true, null);
                assertThat(Recipes.of(conv, Recipes.gap(), Recipes.dense())
                                .shapes(CLASSES)
                                .output("c"))
                        .hasToString("4x32x32");
            }
        }
    }

    @Test
    void groupsDivideTheWeightsAndBiasAddsOneAFilter() {
        Conv grouped = new Conv("c", 12, 3, 1, new Padding.Same(), 1, 3, false, null);
        assertThat(Recipes.of(grouped, Recipes.gap(), Recipes.dense())
                        .shapes(CLASSES)
                        .parameters("c"))
                .isEqualTo(12L * 1 * 9);
    }

    @Test
    void normsAndPreluLearnPerChannelAndOthersNothing() {
        Shapes shapes = Recipes.of(
                        Recipes.conv("c", 16),
                        Recipes.batchNorm("bn"),
                        new Layer.GroupNorm("gn", 8, 1e-5),
                        new Layer.LayerNorm("ln", 1e-5),
                        new Layer.InstanceNorm("in", 1e-5),
                        new Layer.Prelu("prelu", 0.25),
                        Recipes.relu("relu"),
                        new Layer.SpatialDropout("sd", 0.2),
                        new Layer.Flatten("flat"),
                        new Layer.Dense("d", null, false, null))
                .shapes(CLASSES);
        assertThat(List.of("bn", "gn", "ln", "in"))
                .allSatisfy(norm -> assertThat(shapes.parameters(norm)).isEqualTo(32));
        assertThat(shapes.parameters("prelu")).isEqualTo(16);
        assertThat(List.of("relu", "sd", "flat"))
                .allSatisfy(plain -> assertThat(shapes.parameters(plain)).isZero());
        assertThat(shapes.output("flat")).hasToString(Integer.toString(16 * 32 * 32));
        assertThat(shapes.parameters("d")).isEqualTo(10L * 16 * 32 * 32);
        assertThat(shapes.parameters()).isEqualTo(16 * 27 + 16 + 4 * 32 + 16 + 10L * 16 * 32 * 32);
        assertThat(shapes.input("c")).hasToString("3x32x32");
    }

    @Test
    void aResidualBlockHasTheShapeOfBothItsPaths() {
        Conv body = new Conv("body", 8, 3, 2, new Padding.Same(), 1, 1, true, null);
        Conv shortcut = new Conv("short", 8, 1, 2, new Padding.Valid(), 1, 1, true, null);
        Layer.Residual block = new Layer.Residual("block", List.of(body), List.of(shortcut));
        Shapes shapes = Recipes.of(block, Recipes.gap(), Recipes.dense()).shapes(CLASSES);
        assertThat(shapes.output("block")).hasToString("8x16x16");
        assertThat(shapes.parameters("block")).isZero();
        assertThat(shapes.parameters("short")).isEqualTo(8 * 3 + 8);
    }

    private static void refused(String problem, String wayOut, Layer... layers) {
        assertThatThrownBy(() -> Recipes.of(layers).shapes(CLASSES))
                .isInstanceOf(BadInput.class)
                .hasMessage(problem + "\n" + wayOut);
    }

    @Test
    void aDenseLayerOverImagesIsRefused() {
        refused(
                "layer dense1: a dense layer needs a flat input, but gets 3x32x32",
                "Put flatten or global-average-pool before it.",
                Recipes.dense());
    }

    @Test
    void aConvolutionOverFlatNumbersIsRefused() {
        refused(
                "layer conv1: it needs images, but gets a flat input of 3",
                "Move it before flatten or global-average-pool.",
                Recipes.gap(),
                Recipes.conv("", 3));
    }

    @Test
    void aPoolTooManyIsRefused() {
        refused(
                "layer max-pool2: a window of 3 does not fit into 3x2x2",
                "Remove a pooling layer or make the images larger.",
                Recipes.maxPool(16),
                Recipes.maxPool(3));
    }

    @Test
    void aKernelLargerThanItsInputIsRefused() {
        refused(
                "layer conv1: a kernel that reaches over 33 pixels does not fit into 3x32x32",
                "Make the kernel smaller, the images larger or pool less before it.",
                new Conv("", 3, 33, 1, new Padding.Valid(), 1, 1, true, null));
    }

    @Test
    void paddingSameWithAnEvenKernelIsRefused() {
        refused(
                "layer conv1: padding same needs an odd kernel, but kernel is 4",
                "Use an odd kernel, padding valid or padding: {pixels: N}.",
                new Conv("", 3, 4, 1, new Padding.Same(), 1, 1, true, null));
    }

    @Test
    void groupsThatDoNotDivideAreRefused() {
        refused(
                "layer conv1: groups 2 does not divide both its 3 input channels and its 4 filters",
                "Choose a divisor of both.",
                new Conv("", 4, 3, 1, new Padding.Same(), 1, 2, true, null));
        refused(
                "layer group-norm1: groups 8 does not divide its 3 channels",
                "Choose a divisor.",
                new Layer.GroupNorm("", 8, 1e-5));
    }

    @Test
    void standardisedFiltersOfOneWeightAreRefused() {
        refused(
                "layer conv1: standardized leaves nothing of filters of one weight",
                "Standardise convolutions with a larger kernel or more inputs a group.",
                new Conv("", 3, 1, 1, new Padding.Same(), 1, 3, true, 0, true, null));
    }

    @Test
    void paddingOfMoreThanHalfAWindowIsRefused() {
        refused(
                "layer max-pool1: padding 2 is more than half of size 3",
                "Make the padding smaller.",
                new Layer.MaxPool("", 3, null, 2));
    }

    @Test
    void instanceNormOverOnePixelIsRefused() {
        refused(
                "layer instance-norm1: instance norm over one pixel is always zero",
                "Remove it or put it before the pooling.",
                Recipes.maxPool(32),
                new Layer.InstanceNorm("", 1e-5));
    }

    @Test
    void pathsOfDifferentShapesAreRefused() {
        refused(
                "layer residual1: its body gives 4x32x32 but its shortcut 3x32x32",
                "Put a convolution with the same filters and stride, kernel 1, into the shortcut.",
                new Layer.Residual("", List.of(Recipes.conv("", 4)), List.of()));
    }

    @Test
    void aModelThatDoesNotEndInTheClassesIsRefused() {
        refused(
                "the model has 3x32x32 outputs for each image, but there are 10 classes",
                "End it with a dense layer without units: it gets one unit for each class.");
        refused(
                "the model has 7 outputs for each image, but there are 10 classes",
                "End it with a dense layer without units: it gets one unit for each class.",
                Recipes.gap(),
                new Layer.Dense("", 7, true, null));
    }

    @Test
    void moreNumbersThanAnArrayHoldsAreRefused() {
        refused(
                "layer flatten1: 65536x1024x1024 are 68719476736 numbers an image, too many",
                "Pool before it, or make the images or the layers smaller.",
                new Conv("", 65_536, 1, 1, new Padding.Pixels(496), 1, 1, true, null),
                new Layer.Flatten(""));
    }

    @Test
    void aLayerThatIsNotThereIsNamedWithTheNearest() {
        Shapes shapes = Recipes.of(Recipes.conv("conv1", 3), Recipes.gap(), Recipes.dense())
                .shapes(CLASSES);
        assertThatThrownBy(() -> shapes.output("cnov1"))
                .hasMessageContaining("no layer is named \"cnov1\"\nDid you mean \"conv1\"?");
    }
}
