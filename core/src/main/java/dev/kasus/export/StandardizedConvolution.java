package dev.kasus.export;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Conv;
import java.util.List;

/** Convolutions with standardised weights, which no framework has, written out. */
final class StandardizedConvolution {
    private static final List<String> KERAS = """
            class StandardizedConv2D(layers.Conv2D):
                def convolution_op(self, inputs, kernel):
                    centred = kernel - keras.ops.mean(kernel, axis=(0, 1, 2), keepdims=True)
                    variance = keras.ops.mean(keras.ops.square(centred), axis=(0, 1, 2), keepdims=True)
                    return super().convolution_op(inputs, centred / keras.ops.sqrt(variance + 1e-10))
            """.lines().toList();

    private static final List<String> PYTORCH = """
            class StandardizedConv2d(nn.Conv2d):
                def forward(self, x):
                    centred = self.weight - self.weight.mean(dim=(1, 2, 3), keepdim=True)
                    variance = centred.square().mean(dim=(1, 2, 3), keepdim=True)
                    return self._conv_forward(x, centred / torch.sqrt(variance + 1e-10), self.bias)
            """.lines().toList();

    private static final List<String> DJL = """
            class StandardizedConv extends AbstractBlock {  // DJL has none
                private final Block conv;
                private final Shape stride;
                private final Shape padding;
                private final Shape dilation;
                private final int groups;
                StandardizedConv(Conv2d conv, Shape stride, Shape padding, Shape dilation, int groups) {
                    this.conv = addChildBlock("conv", conv);
                    this.stride = stride;
                    this.padding = padding;
                    this.dilation = dilation;
                    this.groups = groups;
                }
                @Override protected NDList forwardInternal(ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
                    NDArray x = inputs.head();
                    ParameterList own = conv.getDirectParameters();
                    NDArray weight = store.getValue(own.get("weight"), x.getDevice(), training);
                    NDArray bias = own.contains("bias") ? store.getValue(own.get("bias"), x.getDevice(), training) : null;
                    NDArray centred = weight.sub(weight.mean(new int[] {1, 2, 3}, true));
                    NDArray deviation = centred.square().mean(new int[] {1, 2, 3}, true).add(1e-10f).sqrt();
                    return Conv2d.conv2d(x, centred.div(deviation), bias, stride, padding, dilation, groups);
                }
                @Override public Shape[] getOutputShapes(Shape[] inputs) { return conv.getOutputShapes(inputs); }
                @Override protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
                    conv.initialize(manager, type, inputs);
                }
            }
            """.lines().toList();

    private StandardizedConvolution() {}

    private static List<String> needed(List<Layer> layers, List<String> lines) {
        return layers.stream().anyMatch(layer -> layer instanceof Conv conv && conv.standardized()) ? lines : List.of();
    }

    static List<String> keras(List<Layer> layers) {
        return needed(layers, KERAS);
    }

    static List<String> pytorch(List<Layer> layers) {
        return needed(layers, PYTORCH);
    }

    static List<String> djl(List<Layer> layers) {
        return needed(layers, DJL);
    }
}
