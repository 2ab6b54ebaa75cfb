package dev.kasus.app.command;

import dev.kasus.app.terminal.Terminal;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.RecipeDiff;
import dev.kasus.records.recipe.RecipeFile;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kasus recipe}: prints a recipe, or what edits change in it. */
@Command(
        name = "recipe",
        description = {
            "Prints a recipe with every default written out: a file to start from.",
            "With edits it prints what they change, line by line; with --full too, the edited recipe."
        })
public final class RecipeCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "RECIPE",
            completionCandidates = RecipeArgument.PresetNames.class,
            description = "A recipe file, or a preset: ${COMPLETION-CANDIDATES}.")
    private String name = "";

    @Option(names = "--full", description = "Print the whole recipe after the edits.")
    private boolean full;

    @Mixin
    private RecipeArgument edits = new RecipeArgument();

    public RecipeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Recipe recipe = RecipeArgument.read(name);
        Recipe edited = recipe.with(edits.edit());
        if (full || !edits.hasEdits()) {
            terminal.out().print(RecipeFile.text(edited));
            return;
        }
        List<String> diff = RecipeDiff.between(recipe, edited);
        diff.forEach(terminal.out()::println);
        if (diff.isEmpty()) {
            terminal.err().println("The edits change nothing.");
        }
    }
}
