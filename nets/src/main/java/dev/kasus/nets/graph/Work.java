package dev.kasus.nets.graph;

import dev.kasus.nets.graph.Operation.Conv;
import dev.kasus.nets.graph.Operation.Dense;

/** How many multiplications with an addition each a layer takes for one image; those of convolutions and dense layers count. */
public final class Work {
    private Work() {}

    /** The number; 0 for other layers, -1 if a shape is not known. */
    public static long multiplyAdds(Node node, Shape input) {
        if (node.operation() instanceof Conv conv) {
            // A transposed convolution spreads every number that comes in; the others gather for every one that goes
            // out.
            long places = (conv.transposed() ? input : node.output()).places();
            Window window = conv.window();
            return product(
                    places,
                    conv.filters(),
                    conv.inputs() < 0 ? -1 : conv.inputs() / Math.max(1, conv.groups()),
                    window.kernelHeight(),
                    window.kernelWidth());
        } else if (node.operation() instanceof Dense dense) {
            return product(node.output().numbers(), dense.inputs());
        }
        return 0;
    }

    private static long product(long... factors) {
        long product = 1;
        for (long factor : factors) {
            if (factor < 0) {
                return -1;
            }
            product = factor != 0 && product > Long.MAX_VALUE / factor ? Long.MAX_VALUE : product * factor;
        }
        return product;
    }

    /** The sum over a network; -1 if a shape is not known. */
    public static long multiplyAdds(Topology topology) {
        long sum = 0;
        for (Node node : topology.network().nodes()) {
            long own = multiplyAdds(node, topology.inputShape(node));
            if (own < 0) {
                return -1;
            }
            sum = Long.MAX_VALUE - sum < own ? Long.MAX_VALUE : sum + own;
        }
        return sum;
    }
}
