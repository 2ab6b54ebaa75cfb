package dev.kasus.run;

import java.util.List;

/**
 * What is known of a log of another tool beside its values.
 *
 * @param tool that wrote it
 * @param layers names of the layers from the image to the logits, as they were guessed; empty if there are none
 * @param layersFrom what the order was guessed from, such as "their names"; empty without layers
 * @param plannedEpochs how long the training was to be; 0 if the log does not say
 * @param lossInParts whether the losses are sums of parts, such as those of a detector, and no cross-entropies
 */
public record LogOrigin(LogTool tool, List<String> layers, String layersFrom, int plannedEpochs, boolean lossInParts) {
    /** Copies the list. */
    public LogOrigin {
        layers = List.copyOf(layers);
    }
}
