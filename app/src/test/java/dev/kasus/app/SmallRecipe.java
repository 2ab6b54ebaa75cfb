package dev.kasus.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A recipe that trains in a second or two: four species, a net of two convolutions. */
final class SmallRecipe {
    private SmallRecipe() {}

    /** Writes it into a folder, with so many epochs. */
    static Path write(Path folder, int epochs) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), """
                data:
                  source:
                    reef:
                      species: [clownfish, blue-tang, lionfish, moray-eel]
                      all: {count: 48}
                      validation: {count: 16}
                  size: 24
                model:
                  layers:
                    - conv: {filters: 8}
                    - batch-norm
                    - relu
                    - max-pool
                    - conv: {filters: 16}
                    - relu
                    - dropout: {rate: 0.1}
                    - global-average-pool
                    - dense
                training:
                  epochs: %d
                  batch-size: 16
                  learning-rate: 0.005
                  augmentation: [flip]
                """.formatted(epochs));
    }
}
