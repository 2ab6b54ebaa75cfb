package dev.kasus.records.log.meaning;

import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The layer and signal of a curve or histogram that users record for each layer.
 *
 * @param layer as the framework names its module
 * @param signal a norm
 */
record LayerName(String layer, Signal signal) {
    private static final Set<String> GRADIENTS = Set.of("grad", "grads", "gradient", "gradients", "gradnorm");
    private static final Set<String> NORMS = Set.of("norm", "norms", "l2", "gradnorm");
    private static final Set<String> WEIGHTS = Set.of("weight", "weights", "kernel", "param", "params", "parameters");
    private static final Set<String> DROPPED =
            Set.of("layer", "layers", "histogram", "hist", "the", "of", "per", "total", "train", "training", "model");

    /**
     * Reads a name such as {@code gradients/conv1.weight}, {@code grad_norm/features.0} or {@code dense/kernel_0}.
     *
     * @param histogram whether it is one of a histogram: its norm is known, so the name need not say so
     */
    static Optional<LayerName> of(String name, boolean histogram) {
        boolean gradient = false;
        boolean norm = histogram;
        boolean weight = false;
        List<String> layer = new ArrayList<>();
        for (String segment : name.split("[/:]")) {
            List<String> kept = new ArrayList<>();
            for (String piece : segment.split("(?=[._ -])")) {
                String bare = piece.replaceAll("^[._ -]+", "");
                List<String> words = NameWords.of(bare);
                String word = words.size() == 1 ? words.get(0) : "";
                if (GRADIENTS.contains(word)) {
                    gradient = true;
                    norm |= NORMS.contains(word);
                } else if (NORMS.contains(word) && !bare.equals("norm1") && (kept.isEmpty() || gradient || norm)) {
                    norm = true;
                } else if (WEIGHTS.contains(word)) {
                    weight = true;
                } else if (word.equals("bias")) {
                    return Optional.empty();
                } else if (!DROPPED.contains(word) && !(weight && NameWords.isNumber(word))) {
                    kept.add(kept.isEmpty() ? bare : piece);
                }
            }
            String part = String.join("", kept);
            if (!part.isEmpty()) {
                layer.add(part);
            }
        }
        if (layer.isEmpty() || !norm || !(gradient || weight)) {
            return Optional.empty();
        }
        return Optional.of(
                new LayerName(String.join(".", layer), gradient ? Signals.WEIGHT_GRADIENT : Signals.WEIGHT_NORM));
    }
}
