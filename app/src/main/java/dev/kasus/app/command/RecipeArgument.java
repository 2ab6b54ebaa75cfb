package dev.kasus.app.command;

import dev.kasus.casebook.catalog.Cases;
import dev.kasus.data.folder.FolderReading;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Nearest;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.records.recipe.Presets;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.records.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A recipe as a command line names it: a preset or a file, and the edits that are made to it. */
final class RecipeArgument {
    /** For completion and help. */
    static final class PresetNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        PresetNames() {
            super(names());
        }
    }

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Train on the pictures of this folder, one folder per class or train/ and val/.")
    private @Nullable Path data;

    @Option(
            names = "--group-by",
            paramLabel = "COLUMN|REGEX",
            description = "With --data, split by the track or individual of each picture: a column of a CSV file "
                    + "in the folder, or a regular expression on its path with the group in parentheses.")
    private @Nullable String groupBy;

    @Option(
            names = "--edit",
            paramLabel = "FILE",
            description = "Apply the edits in a YAML file, such as a fault or a remedy; may be repeated.")
    private List<Path> edits = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Give one key of the recipe a value, after all edits: training.epochs=5; may be repeated.")
    private List<String> sets = List.of();

    private @Nullable FolderReading reading;

    private static List<String> names() {
        return Stream.concat(Presets.names().stream(), Cases.recipeNames().stream())
                .toList();
    }

    /** The recipe before any edit: of a preset, a case, a file or an earlier run. */
    static Recipe read(String name) {
        if (Presets.names().contains(name)) {
            return Presets.read(name);
        }
        if (Cases.recipeNames().contains(name)) {
            return Cases.healthy(name);
        }
        Path file = Path.of(name);
        if (Files.isRegularFile(file.resolve("run.json"))) {
            return RunFolder.open(file).card().recipe();
        }
        if (Files.isDirectory(file)) {
            throw new BadInput(
                    name + " is a folder, but no run: it has no run.json",
                    "To train on the pictures in it: kasus train plain --data " + name + ".");
        }
        boolean looksLikePath = name.contains("/") || name.contains("\\") || name.contains(".");
        if (!looksLikePath && !Files.exists(file)) {
            throw new BadInput(
                    "there is no recipe \"" + name + "\": neither a preset nor a file", Nearest.suggest(name, names()));
        }
        return RecipeFile.read(file);
    }

    /** A short name for the run of a recipe. */
    static String shortName(String name) {
        Path file = Path.of(name).getFileName();
        return file == null
                ? "run"
                : file.toString().replaceFirst("\\.ya?ml$", "").replaceFirst("^\\d{8}-\\d{6}-", "");
    }

    /** All edits, in the order in which they are applied. */
    Edit edit() {
        List<Edit> all = new ArrayList<>();
        reading().ifPresent(folder -> all.addAll(folder.edits()));
        edits.forEach(file -> all.add(EditFile.read(file)));
        sets.forEach(text -> all.add(set(text)));
        return new Edit.All(all);
    }

    /** Whether any edit was asked for. */
    boolean hasEdits() {
        return data != null || groupBy != null || !edits.isEmpty() || !sets.isEmpty();
    }

    /** How the folder of {@code --data} is read; empty without one. */
    Optional<FolderReading> reading() {
        if (data == null && groupBy != null) {
            throw new BadInput("--group-by " + groupBy + " needs a folder of pictures", "Name it with --data.");
        }
        if (reading == null && data != null) {
            reading = FolderReading.of(PictureFolder.of(data), groupBy);
        }
        return Optional.ofNullable(reading);
    }

    /** The edit in {@code key=value}. */
    static Edit.Set set(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new BadInput("\"" + text + "\" is not KEY=VALUE", "Write, for example, training.learning-rate=0.01.");
        }
        return new Edit.Set(
                text.substring(0, equals).trim(),
                RecipeFile.value(text.substring(equals + 1).trim()));
    }
}
