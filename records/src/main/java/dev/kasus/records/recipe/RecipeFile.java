package dev.kasus.records.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.recipe.schema.TreeWriter;
import java.nio.file.Path;

/** A recipe as a YAML file; {@code docs/recipe.md} describes it. */
public final class RecipeFile {
    private RecipeFile() {}

    /** Reads a recipe; a relative path in it is taken from the folder of the file. Refuses with file, line and value. */
    public static Recipe read(Path file) {
        Tree tree = YamlTree.parse(YamlFile.read(file, "a recipe"), file.toString());
        return recipe(SourcePaths.resolve(tree, file.toAbsolutePath().normalize()), file.toString());
    }

    /**
     * The recipe in a text.
     *
     * @param source named in error messages
     */
    public static Recipe parse(String text, String source) {
        return recipe(YamlTree.parse(text, source), source);
    }

    /** A recipe as a text that reads back as an equal one: every default written out. */
    public static String text(Recipe recipe) {
        return YamlText.write(TreeWriter.write(recipe));
    }

    /** Some keys of a recipe as a text to paste: a line each. */
    public static String fragment(Tree.Mapping keys) {
        return YamlText.write(keys, 0);
    }

    /**
     * The value of an edit as a command line gives it, in YAML's flow style: {@code 0.1}, {@code cosine} or
     * {@code {sgd: {momentum: 0.9}}}; nothing or {@code null} for leaving a key out.
     */
    public static Tree value(String text) {
        return YamlTree.parse(text, "value \"" + text + "\"");
    }

    private static Recipe recipe(Tree tree, String source) {
        if (tree instanceof Tree.Scalar scalar && scalar.value() == null) {
            throw new BadInput(source + " is empty", "A recipe needs at least data and model.");
        }
        return TreeReader.read(tree, Recipe.class, source);
    }
}
