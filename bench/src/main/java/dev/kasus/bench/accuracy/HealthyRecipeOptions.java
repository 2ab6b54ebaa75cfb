package dev.kasus.bench.accuracy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what the healthy recipes are made of. */
public final class HealthyRecipeOptions {
    @Option(names = "--fish", description = "folder of the fish4knowledge photographs")
    private @Nullable Path fish;

    @Option(names = "--fashion", description = "folder with Fashion-MNIST's four IDX files")
    private @Nullable Path fashion;

    @Option(names = "--recipes", defaultValue = "bench/recipes", description = "folder with nets/ and data/")
    private Path recipes = Path.of("");

    /** Every net on every kind of images that there is. */
    public Bases bases() {
        return new Bases(recipes, folders());
    }

    /** Where the pictures of each kind are. */
    Map<String, Path> folders() {
        Map<String, Path> folders = new HashMap<>();
        if (fish != null) {
            folders.put("fish", fish);
        }
        if (fashion != null) {
            folders.put("fashion", fashion);
        }
        return folders;
    }
}
