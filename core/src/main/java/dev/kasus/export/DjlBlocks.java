package dev.kasus.export;

import dev.kasus.recipe.model.Layer;
import java.util.ArrayList;
import java.util.List;

/** Blocks that Deep Java Library lacks, or that its PyTorch engine does not run, written out. */
final class DjlBlocks {
    private static final List<String> GROUP_NORM = """
            class GroupNorm extends AbstractBlock {  // DJL has none
                private final int groups;
                private final float epsilon;
                private final Parameter gamma;
                private final Parameter beta;
                GroupNorm(int groups, float epsilon, long... channels) {
                    this.groups = groups;
                    this.epsilon = epsilon;
                    gamma = addParameter(Parameter.builder().setName("gamma").setType(Parameter.Type.GAMMA).optShape(new Shape(channels)).build());
                    beta = addParameter(Parameter.builder().setName("beta").setType(Parameter.Type.BETA).optShape(new Shape(channels)).build());
                }
                @Override protected NDList forwardInternal(ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
                    NDArray x = inputs.head();
                    NDArray grouped = x.reshape(x.getShape().get(0), groups, -1);
                    NDArray centred = grouped.sub(grouped.mean(new int[] {2}, true));
                    NDArray deviation = centred.square().mean(new int[] {2}, true).add(epsilon).sqrt();
                    NDArray scaled = centred.div(deviation).reshape(x.getShape()).mul(store.getValue(gamma, x.getDevice(), training));
                    return new NDList(scaled.add(store.getValue(beta, x.getDevice(), training)));
                }
                @Override public Shape[] getOutputShapes(Shape[] inputs) { return inputs; }
            }
            """.lines().toList();

    private static final List<String> CHANNEL_PRELU = """
            class ChannelPrelu extends AbstractBlock {  // DJL's Prelu has one slope and fails on its PyTorch engine
                private final Parameter slopes;
                ChannelPrelu(float start, long... channels) {
                    slopes = addParameter(Parameter.builder().setName("slopes").setType(Parameter.Type.OTHER)
                            .optInitializer(new ConstantInitializer(start)).optShape(new Shape(channels)).build());
                }
                @Override protected NDList forwardInternal(ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
                    NDArray x = inputs.head();
                    NDArray below = Activation.relu(x.neg()).mul(store.getValue(slopes, x.getDevice(), training));
                    return new NDList(Activation.relu(x).sub(below));
                }
                @Override public Shape[] getOutputShapes(Shape[] inputs) { return inputs; }
            }
            """.lines().toList();

    private static final List<String> SPATIAL_DROPOUT = """
            class SpatialDropout extends AbstractBlock {  // DJL has none
                private final float rate;
                SpatialDropout(float rate) {
                    this.rate = rate;
                }
                @Override protected NDList forwardInternal(ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
                    NDArray x = inputs.head();
                    NDArray channels = x.getManager().ones(new Shape(x.getShape().get(0), x.getShape().get(1), 1, 1));
                    return new NDList(x.mul(Dropout.dropout(channels, rate, training).head()));
                }
                @Override public Shape[] getOutputShapes(Shape[] inputs) { return inputs; }
            }
            """.lines().toList();

    private DjlBlocks() {}

    /** The classes that these layers need; empty if DJL has all of them. */
    static List<String> of(List<Layer> layers) {
        List<String> lines = new ArrayList<>();
        if (layers.stream().anyMatch(DjlBlocks::isGrouped)) {
            lines.addAll(GROUP_NORM);
        }
        if (layers.stream().anyMatch(Layer.Prelu.class::isInstance)) {
            lines.addAll(CHANNEL_PRELU);
        }
        if (layers.stream().anyMatch(Layer.SpatialDropout.class::isInstance)) {
            lines.addAll(SPATIAL_DROPOUT);
        }
        return lines;
    }

    private static boolean isGrouped(Layer layer) {
        return layer instanceof Layer.GroupNorm
                || layer instanceof Layer.LayerNorm
                || layer instanceof Layer.InstanceNorm;
    }
}
