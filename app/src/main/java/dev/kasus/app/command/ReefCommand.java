package dev.kasus.app.command;

import dev.kasus.app.terminal.Terminal;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.reef.Reef;
import dev.kasus.data.reef.ReefSheet;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.recipe.Presets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kasus reef}: shows the built-in fish, or writes them as pictures. */
@Command(
        name = "reef",
        description = {
            "Draws the built-in data set: a contact sheet to look at, or a folder of pictures to train on.",
            "Keys for --set are those of data.source.reef in a recipe; blur=2 is short for all.blur=2."
        })
public final class ReefCommand implements Runnable {
    private static final Set<String> KEYS =
            Set.of("seed", "species", "all", "validation", "classes", "validation-classes");
    private static final int ON_SHEET = 8;
    private static final double VALIDATION_SHARE = 0.3;

    private final Terminal terminal;

    @Option(names = "--sheet", paramLabel = "FILE", description = "Write a contact sheet, one row per species, as PNG.")
    private @Nullable Path sheet;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Write train/ and val/ with one folder per species, and index.csv, into this new folder.")
    private @Nullable Path out;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Side of each picture in pixels, ${DEFAULT-VALUE} by default.")
    private int size = 64;

    @Option(
            names = "--per-species",
            paramLabel = "N",
            description =
                    "Pictures of each species: on a sheet, 8 by default; in a folder, to train on, 200 by default, "
                            + "and a third as many to validate on.")
    private @Nullable Integer perSpecies;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the drawing.")
    private @Nullable Long seed;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Give a condition a value: turbidity=0.6, classes.left-eyed-flounder.count=20; may be repeated.")
    private List<String> sets = List.of();

    public ReefCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        if (sheet == null && out == null) {
            throw new BadInput("there is nothing to draw", "Name a file with --sheet or a folder with --out.");
        }
        if (perSpecies != null && perSpecies < 1) {
            throw new BadInput("--per-species is " + perSpecies, "It must be at least 1.");
        }
        Data data = data();
        Source.Reef source = (Source.Reef) data.source();
        if (sheet != null) {
            int each = perSpecies == null ? ON_SHEET : perSpecies;
            PngFiles.write(ReefSheet.draw(source, data.size(), each), sheet);
            terminal.out().println(sheet);
        }
        if (out != null) {
            PngFiles.refuseToMix(out);
            Dataset dataset = Reef.load(source, data, (done, total) -> {});
            PngFiles.writeFolder(dataset, out);
            terminal.err()
                    .println(dataset.train().count() + " pictures to train on, "
                            + dataset.validation().count() + " to validate on");
            terminal.out().println(out);
        }
    }

    /** The data of a recipe with these options set, checked as a recipe file is. */
    private Data data() {
        Recipe recipe = Presets.read("plain").with(new Edit.Set("data.size", Tree.scalar((long) size)));
        if (seed != null) {
            recipe = recipe.with(new Edit.Set("data.source.reef.seed", Tree.scalar(seed)));
        }
        if (perSpecies != null) {
            long validation = Math.max(1, Math.round(VALIDATION_SHARE * perSpecies));
            recipe = recipe.with(new Edit.Set("data.source.reef.all.count", Tree.scalar(perSpecies.longValue())))
                    .with(new Edit.Set("data.source.reef.validation.count", Tree.scalar(validation)));
        }
        for (String text : sets) {
            Edit.Set set = RecipeArgument.set(text);
            String first = set.path().split("\\.", -1)[0];
            String path = "data.source.reef." + (KEYS.contains(first) ? "" : "all.") + set.path();
            recipe = recipe.with(new Edit.Set(path, set.value()));
        }
        return recipe.data();
    }
}
