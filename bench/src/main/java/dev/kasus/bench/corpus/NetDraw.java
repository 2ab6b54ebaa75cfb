package dev.kasus.bench.corpus;

import java.util.ArrayList;
import java.util.List;

/** Draws the network of a program, as the {@code model} section of a recipe. */
final class NetDraw {
    static final List<String> KINDS = List.of("plain", "normalised", "residual", "separable", "strided");

    private final Draw draw;
    private final List<String> layers = new ArrayList<>();
    private final String activation;
    private final String norm;

    private NetDraw(Draw draw, boolean normalised) {
        this.draw = draw;
        String own = draw.of("relu", "relu", "relu", "relu", "relu", "leaky-relu", "elu", "gelu", "selu", "tanh");
        activation =
                normalised && own.equals("selu") ? "relu" : own.equals("leaky-relu") ? "leaky-relu: {slope: 0.1}" : own;
        norm = !normalised
                ? ""
                : draw.of("batch-norm", "batch-norm", "batch-norm", "group-norm: {groups: 4}", "layer-norm");
    }

    /** A net of a kind, for pictures of a side. */
    static String draw(String kind, int size, Draw draw) {
        boolean normalised = !kind.equals("plain") && (kind.equals("normalised") || draw.chance(0.7));
        NetDraw net = new NetDraw(draw, normalised);
        switch (kind) {
            case "residual" -> net.residual(size);
            case "separable" -> net.blocks(size, true, false);
            case "strided" -> net.blocks(size, false, true);
            default -> net.blocks(size, false, false);
        }
        String init = net.activation.equals("tanh")
                ? "glorot-uniform"
                : net.activation.equals("selu") ? "lecun-normal" : draw.of("he-normal", "he-normal", "he-uniform");
        return "model:\n  init: " + init + "\n  layers:\n"
                + String.join(
                        "",
                        net.layers.stream()
                                .map(layer -> "    - " + layer + "\n")
                                .toList());
    }

    private void add(String layer) {
        layers.add(layer.contains(":") ? "{" + layer + "}" : layer);
    }

    private static String conv(int filters, String more) {
        return "conv: {filters: " + filters + more + "}";
    }

    private void after() {
        if (!norm.isEmpty()) {
            add(norm);
        }
        add(activation);
    }

    private void blocks(int size, boolean separable, boolean strided) {
        int blocks = size >= 24 ? draw.whole(2, 3) : 2;
        int each = separable ? 1 : draw.whole(1, 3);
        int filters = 4 * draw.whole(2, 4);
        double grows = draw.of(1.0, 1.5, 2.0);
        boolean average = draw.chance(0.15);
        double spatial = draw.chance(0.1) ? draw.uniform(0.05, 0.2) : 0;
        for (int block = 0; block < blocks; block++) {
            int width = 4 * (int) Math.round(filters * Math.pow(grows, block) / 4);
            for (int i = 0; i < each; i++) {
                int stride = strided && i == 0 && block > 0 ? 2 : 1;
                if (separable && block > 0) {
                    int input = 4 * (int) Math.round(filters * Math.pow(grows, block - 1) / 4);
                    add(conv(input, ", groups: " + input));
                    add(conv(width, ", kernel: 1"));
                } else {
                    add(conv(
                            width,
                            (stride == 1 ? "" : ", stride: 2")
                                    + (block == 0 && draw.chance(0.15) ? ", kernel: 5" : "")));
                }
                after();
            }
            boolean last = block == blocks - 1;
            if (!strided && !(last && draw.chance(0.3))) {
                add(average ? "average-pool" : "max-pool");
            }
            if (spatial > 0 && !last) {
                add("spatial-dropout: {rate: " + Draw.number(spatial) + "}");
            }
        }
        head();
    }

    private void residual(int size) {
        int filters = 4 * draw.whole(2, 4);
        add(conv(filters, ""));
        after();
        int blocks = draw.whole(2, 3);
        for (int block = 0; block < blocks; block++) {
            boolean down = block > 0 || size >= 28;
            int width = block == 0 ? filters : filters << Math.min(block, 2);
            String stride = down ? ", stride: 2" : "";
            String inner = norm.isEmpty() ? "" : wrapped(norm) + ", ";
            String shortcut = down
                    ? ", shortcut: [{" + conv(width, ", kernel: 1" + stride) + "}"
                            + (norm.isEmpty() ? "" : ", " + wrapped(norm)) + "]"
                    : "";
            add("residual: {body: [{" + conv(width, stride) + "}, " + inner + wrapped(activation) + ", {"
                    + conv(width, "") + "}" + (norm.isEmpty() ? "" : ", " + wrapped(norm)) + "]" + shortcut + "}");
            add(activation);
        }
        add("global-average-pool");
        dropout(0.2);
        add("dense");
    }

    private static String wrapped(String layer) {
        return layer.contains(":") ? "{" + layer + "}" : layer;
    }

    private void head() {
        if (draw.chance(0.35)) {
            add("global-average-pool");
            dropout(0.2);
        } else {
            add("flatten");
            if (draw.chance(0.75)) {
                add("dense: {units: " + draw.of(24, 32, 48, 64, 96) + "}");
                add(activation);
            }
            dropout(0.4);
        }
        add("dense");
    }

    private void dropout(double most) {
        if (draw.chance(0.4)) {
            add("dropout: {rate: " + Draw.number(draw.uniform(0.1, most)) + "}");
        }
    }
}
