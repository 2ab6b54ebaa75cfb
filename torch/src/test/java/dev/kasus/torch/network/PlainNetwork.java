package dev.kasus.torch.network;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Every layer as its formula says, loop by loop in double precision: the reference implementation for the calls of libtorch.
 *
 * @param parameters by name
 * @param statistics what batch norm goes by: {@code layer.mean} and {@code layer.variance}; where they are missing, by the batch
 */
public record PlainNetwork(Map<String, double[]> parameters, Map<String, double[]> statistics) {

    /** The reference implementation of a network with batch statistics. */
    public static PlainNetwork of(Network network) {
        Map<String, double[]> parameters = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters().parameters()) {
            parameters.put(parameter.name(), doubles(Floats.of(parameter.value())));
        }
        return new PlainNetwork(parameters, new LinkedHashMap<>());
    }

    /** The same with running statistics. */
    public static PlainNetwork running(Network network) {
        PlainNetwork reference = of(network);
        network.statistics().layers().forEach((layer, moments) -> {
            reference.statistics.put(layer + ".mean", doubles(Floats.of(moments.mean())));
            reference.statistics.put(layer + ".variance", doubles(Floats.of(moments.variance())));
        });
        return reference;
    }

    private static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        Arrays.setAll(doubles, i -> floats[i]);
        return doubles;
    }

    /** What goes out of the layers; batch norm goes by the batch, dropout is off. */
    public Block through(List<Layer> layers, Block input) {
        Block x = input;
        for (Layer layer : layers) {
            x = through(layer, x);
        }
        return x;
    }

    private Block through(Layer layer, Block x) {
        if (layer instanceof Layer.Conv conv) {
            return conv(conv, x);
        } else if (layer instanceof Layer.Dense dense) {
            return dense(dense, x);
        } else if (layer instanceof Layer.BatchNorm norm) {
            return norm(norm, x, x.channels(), true, norm.epsilon());
        } else if (layer instanceof Layer.GroupNorm norm) {
            return norm(norm, x, norm.groups(), false, norm.epsilon());
        } else if (layer instanceof Layer.LayerNorm norm) {
            return norm(norm, x, 1, false, norm.epsilon());
        } else if (layer instanceof Layer.InstanceNorm norm) {
            return norm(norm, x, x.channels(), false, norm.epsilon());
        } else if (layer instanceof Layer.Activation activation) {
            return activation(activation, x);
        } else if (layer instanceof Layer.MaxPool pool) {
            return pool(x, pool.size(), pool.stride() == null ? pool.size() : pool.stride(), pool.padding(), true);
        } else if (layer instanceof Layer.AveragePool pool) {
            return pool(x, pool.size(), pool.stride() == null ? pool.size() : pool.stride(), pool.padding(), false);
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return pool(x, x.height(), x.height(), 0, false);
        } else if (layer instanceof Layer.Flatten) {
            return x.flat();
        } else if (layer instanceof Layer.Residual block) {
            return through(block.body(), x).plus(through(block.shortcut(), x));
        }
        throw new IllegalArgumentException("no reference implementation of " + layer);
    }

    private double[] of(Layer layer, String part) {
        return of(parameters, layer.name() + "." + part);
    }

    private static double[] of(Map<String, double[]> map, String name) {
        return Objects.requireNonNull(map.get(name));
    }

    private Block conv(Layer.Conv conv, Block x) {
        int pad = Shapes.padding(conv);
        int reach = conv.dilation() * (conv.kernel() - 1) + 1;
        int height = (x.height() + 2 * pad - reach) / conv.stride() + 1;
        int width = (x.width() + 2 * pad - reach) / conv.stride() + 1;
        int inputs = x.channels() / conv.groups();
        int filters = conv.filters() / conv.groups();
        double[] weight = conv.standardized() ? standardized(of(conv, "weight"), conv.filters()) : of(conv, "weight");
        double[] bias = conv.bias() ? of(conv, "bias") : new double[conv.filters()];
        Block out = Block.zeros(x.images(), conv.filters(), height, width);
        for (int n = 0; n < x.images(); n++) {
            for (int f = 0; f < conv.filters(); f++) {
                for (int y = 0; y < height; y++) {
                    for (int z = 0; z < width; z++) {
                        double sum = bias[f];
                        for (int c = 0; c < inputs; c++) {
                            for (int i = 0; i < conv.kernel(); i++) {
                                for (int j = 0; j < conv.kernel(); j++) {
                                    sum += weight[((f * inputs + c) * conv.kernel() + i) * conv.kernel() + j]
                                            * x.padded(
                                                    n,
                                                    f / filters * inputs + c,
                                                    y * conv.stride() - pad + i * conv.dilation(),
                                                    z * conv.stride() - pad + j * conv.dilation());
                                }
                            }
                        }
                        out.set(n, f, y, z, sum);
                    }
                }
            }
        }
        return out;
    }

    /** The weights of each filter less their mean, over their standard deviation. */
    private static double[] standardized(double[] weight, int filters) {
        double[] standardized = new double[weight.length];
        int size = weight.length / filters;
        for (int f = 0; f < filters; f++) {
            double mean =
                    Arrays.stream(weight, f * size, (f + 1) * size).average().orElseThrow();
            double variance = 0;
            for (int i = f * size; i < (f + 1) * size; i++) {
                variance += Math.pow(weight[i] - mean, 2) / size;
            }
            for (int i = f * size; i < (f + 1) * size; i++) {
                standardized[i] = (weight[i] - mean) / Math.sqrt(variance + 1e-10);
            }
        }
        return standardized;
    }

    private Block dense(Layer.Dense dense, Block x) {
        double[] weight = of(dense, "weight");
        int units = weight.length / x.channels();
        double[] bias = dense.bias() ? of(dense, "bias") : new double[units];
        Block out = Block.zeros(x.images(), units, 1, 1);
        for (int n = 0; n < x.images(); n++) {
            for (int u = 0; u < units; u++) {
                double sum = bias[u];
                for (int c = 0; c < x.channels(); c++) {
                    sum += weight[u * x.channels() + c] * x.get(n, c, 0, 0);
                }
                out.set(n, u, 0, 0, sum);
            }
        }
        return out;
    }

    /** Each group of channels less its mean, over its standard deviation, of each image or of all together. */
    private Block norm(Layer layer, Block x, int groups, boolean together, double epsilon) {
        Block out = Block.zeros(x.images(), x.channels(), x.height(), x.width());
        double[] scale = of(layer, "weight");
        double[] shift = of(layer, "bias");
        int size = x.channels() / groups;
        for (int n = 0; n < x.images(); n++) {
            for (int c = 0; c < x.channels(); c++) {
                int first = c / size * size;
                double[] known = statistics.get(layer.name() + ".mean");
                double mean = known != null ? known[c] : mean(x, n, first, size, together, 0, 1);
                double variance = known != null
                        ? of(statistics, layer.name() + ".variance")[c]
                        : mean(x, n, first, size, together, mean, 2);
                for (int y = 0; y < x.height(); y++) {
                    for (int z = 0; z < x.width(); z++) {
                        double normal = (x.get(n, c, y, z) - mean) / Math.sqrt(variance + epsilon);
                        out.set(n, c, y, z, normal * scale[c] + shift[c]);
                    }
                }
            }
        }
        return out;
    }

    /** The mean of the numbers that one number is normalised with, or of their squared distances from a mean. */
    public static double mean(Block x, int image, int first, int size, boolean together, double around, int power) {
        double sum = 0;
        int count = 0;
        for (int n = together ? 0 : image; n < (together ? x.images() : image + 1); n++) {
            for (int c = first; c < first + size; c++) {
                for (int y = 0; y < x.height(); y++) {
                    for (int z = 0; z < x.width(); z++) {
                        double distance = x.get(n, c, y, z) - around;
                        sum += power == 1 ? distance : distance * distance;
                        count++;
                    }
                }
            }
        }
        return sum / count;
    }

    private Block activation(Layer.Activation activation, Block x) {
        if (activation instanceof Layer.Prelu) {
            Block out = Block.zeros(x.images(), x.channels(), x.height(), x.width());
            double[] slopes = of(activation, "weight");
            int pixels = x.height() * x.width();
            for (int i = 0; i < x.values().length; i++) {
                double value = x.values()[i];
                out.values()[i] = value > 0 ? value : value * slopes[i / pixels % x.channels()];
            }
            return out;
        }
        return x.map(value -> activation(activation, value));
    }

    private static double activation(Layer.Activation activation, double x) {
        if (activation instanceof Layer.Relu) {
            return Math.max(0, x);
        } else if (activation instanceof Layer.LeakyRelu leaky) {
            return x > 0 ? x : leaky.slope() * x;
        } else if (activation instanceof Layer.Elu elu) {
            return x > 0 ? x : elu.alpha() * Math.expm1(x);
        } else if (activation instanceof Layer.Selu) {
            return 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x));
        } else if (activation instanceof Layer.Gelu) {
            return x * NormalDistribution.of(0, 1).cumulativeProbability(x);
        } else if (activation instanceof Layer.Sigmoid) {
            return 1 / (1 + Math.exp(-x));
        } else if (activation instanceof Layer.Tanh) {
            return Math.tanh(x);
        }
        return x > ((Layer.ThresholdedRelu) activation).theta() ? x : 0;
    }

    /** Zeros beyond the edge count for an average and never for a maximum. */
    private static Block pool(Block x, int size, int stride, int padding, boolean largest) {
        int height = (x.height() + 2 * padding - size) / stride + 1;
        int width = (x.width() + 2 * padding - size) / stride + 1;
        Block out = Block.zeros(x.images(), x.channels(), height, width);
        for (int n = 0; n < x.images(); n++) {
            for (int c = 0; c < x.channels(); c++) {
                for (int y = 0; y < height; y++) {
                    for (int z = 0; z < width; z++) {
                        double best = Double.NEGATIVE_INFINITY;
                        double sum = 0;
                        for (int i = y * stride - padding; i < y * stride - padding + size; i++) {
                            for (int j = z * stride - padding; j < z * stride - padding + size; j++) {
                                sum += x.padded(n, c, i, j);
                                best = x.inside(i, j) ? Math.max(best, x.get(n, c, i, j)) : best;
                            }
                        }
                        out.set(n, c, y, z, largest ? best : sum / (size * size));
                    }
                }
            }
        }
        return out;
    }
}
