package dev.kasus;

import dev.kasus.data.folder.FolderReading;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.log.meaning.TagMap;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.records.recipe.Presets;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.session.DiagnosedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Entry point of the library.
 *
 * <pre>{@code
 * Run run = Kasus.train(Kasus.preset("plain")).start();
 * System.out.println(run.verdict());
 * run.probe().start();
 * }</pre>
 *
 * <p>All methods may be called from any thread. Bad input, such as a file that is no run, throws a {@link BadInput} whose first
 * sentence names the problem and whose second says what to try.
 *
 * @since 0.2
 */
public final class Kasus {
    private Kasus() {}

    /**
     * Reads a run and diagnoses it, with what earlier experiments and trials have shown; trains nothing and needs no engine.
     *
     * @param run a run folder of Kasus, of a training that is still going on too, or a log of another tool: a folder of TensorBoard
     *     event files, a table or JSON ({@code docs/logs.md}), or whatever a {@link dev.kasus.records.run.LogReader} on the class path
     *     reads
     */
    public static Run read(Path run) {
        return read(run, Map.of());
    }

    /**
     * The same, where names of another tool's log are said to be signals.
     *
     * @param signals tags of signals, such as {@code validation/accuracy}, by the names of the log
     */
    public static Run read(Path run, Map<String, String> signals) {
        return new Run(
                DiagnosedRun.of(run, new TagMap(signals)).withExperiments().withProofs());
    }

    /** A built-in recipe: {@code plain}, {@code lenet}, {@code vgg} or {@code resnet}, on the built-in reef. */
    public static Recipe preset(String name) {
        return Presets.read(name);
    }

    /** A recipe from a YAML file; {@code docs/recipe.md} describes it. */
    public static Recipe recipe(Path file) {
        return RecipeFile.read(file);
    }

    /** The edit that gives one key of a recipe a value: {@code set("training.epochs", "5")}; use it with {@link Recipe#with}. */
    public static Edit set(String key, String value) {
        return new Edit.Set(Objects.requireNonNull(key, "key"), RecipeFile.value(value));
    }

    /** Edits from a YAML file, such as the remedy that a trial has written. */
    public static Edit edit(Path file) {
        return EditFile.read(file);
    }

    /** The edit that makes a recipe train on the pictures of a folder: one folder per class, or {@code train/} and {@code val/}. */
    public static Edit onFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInput("there is no folder " + folder, "Name a folder with one folder of pictures per class.");
        }
        return new Edit.All(List.copyOf(FolderReading.of(folder, null).edits()));
    }

    /** A training of a recipe into a new run folder, recorded by probes. */
    public static Training train(Recipe recipe) {
        return Training.of(recipe);
    }

    /** A training that resumes an interrupted or killed run; its weights are bit-identical to those of a run without a break. */
    public static Training resume(Path run) {
        return Training.resume(run);
    }
}
