package dev.kasus.report.svg;

import dev.kasus.report.network.LayerLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A box of a drawn network: a layer, and those that follow it alone and change no size, such as its norm and activation.
 *
 * @param layers the first is the one that the box is for
 * @param inputs numbers of the boxes that it takes its input from
 */
record DrawnBox(List<LayerLine> layers, Set<Integer> inputs) {
    private static final int MOST_LAYERS = 4;
    private static final Set<String> OPENING =
            Set.of("conv", "depthwise conv", "grouped conv", "transposed conv", "dense", "add", "concat");
    private static final Set<String> NEVER = Set.of(
            "input",
            "max pool",
            "average pool",
            "global max pool",
            "global average pool",
            "flatten",
            "multiply",
            "join",
            "attention",
            "other",
            "reshape",
            "constant",
            "pad",
            "resize");

    /** All boxes of a network, each behind those that it takes its input from. */
    static List<DrawnBox> of(List<LayerLine> layers) {
        Map<String, Integer> uses = new LinkedHashMap<>();
        layers.forEach(layer -> layer.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
        List<DrawnBox> boxes = new ArrayList<>();
        Map<String, Integer> boxOf = new LinkedHashMap<>();
        for (LayerLine layer : layers) {
            Integer before =
                    layer.inputs().size() == 1 ? boxOf.get(layer.inputs().get(0)) : null;
            if (before != null && joins(layer, boxes.get(before), uses)) {
                boxes.get(before).layers().add(layer);
                boxOf.put(layer.name(), before);
                continue;
            }
            Set<Integer> inputs = new LinkedHashSet<>();
            for (String input : layer.inputs()) {
                Integer from = boxOf.get(input);
                if (from != null) {
                    inputs.add(from);
                }
            }
            boxOf.put(layer.name(), boxes.size());
            boxes.add(new DrawnBox(new ArrayList<>(List.of(layer)), inputs));
        }
        return boxes;
    }

    private static boolean joins(LayerLine layer, DrawnBox box, Map<String, Integer> uses) {
        LayerLine last = box.layers().get(box.layers().size() - 1);
        return !OPENING.contains(layer.kind())
                && !NEVER.contains(layer.kind())
                && OPENING.contains(box.layers().get(0).kind())
                && box.layers().size() < MOST_LAYERS
                && last.name().equals(layer.inputs().get(0))
                && uses.getOrDefault(last.name(), 0) == 1;
    }
}
