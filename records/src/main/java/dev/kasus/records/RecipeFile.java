package dev.kasus.records;

import dev.kasus.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Source;
import dev.kasus.recipe.TreeReader;
import dev.kasus.recipe.TreeWriter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A recipe as a YAML file. */
public final class RecipeFile {
    private static final long LARGEST = 4_000_000;

    private RecipeFile() {}

    /** The recipe in a file; relative paths of its images are read from the file's folder. */
    public static Recipe read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new BadInput(file + " is a folder, not a recipe", "Name a YAML file, such as recipe.yaml.");
            }
            if (Files.size(file) > LARGEST) {
                throw new BadInput(
                        file + " has " + Files.size(file) + " bytes, too many for a recipe", "Name a YAML file.");
            }
            Path folder = file.toAbsolutePath().getParent();
            return located(parse(Files.readString(file), file.toString()), folder == null ? Path.of("") : folder);
        } catch (NoSuchFileException missing) {
            throw new BadInput(
                    "there is no recipe " + file,
                    "Name a YAML file, or a built-in recipe: " + String.join(", ", Presets.names()) + ".",
                    missing);
        } catch (MalformedInputException binary) {
            throw new BadInput(file + " is not a text in UTF-8", "Name a YAML file.", binary);
        } catch (IOException unreadable) {
            throw new BadInput(
                    file + " cannot be read: " + unreadable.getMessage(), "Check its permissions.", unreadable);
        }
    }

    /**
     * The recipe in a text.
     *
     * @param source named in complaints
     */
    public static Recipe parse(String text, String source) {
        Recipe recipe = TreeReader.read(YamlTree.parse(text, source), source);
        try {
            // Whatever the number of classes, the shapes before the last layer must fit.
            recipe.shapes(SHAPE_CHECK_CLASSES);
        } catch (BadInput complaint) {
            throw complaint.at(source);
        }
        return recipe;
    }

    /** A number of classes that no fixed dense layer is likely to have; a model whose last layer has fixed units is checked later. */
    private static final int SHAPE_CHECK_CLASSES = 2;

    /** The recipe as YAML, every default written out. */
    public static String text(Recipe recipe) {
        return YamlTree.text(TreeWriter.write(recipe));
    }

    private static Recipe located(Recipe recipe, Path folder) {
        Source source = recipe.data().source();
        if (source instanceof Source.Folder f) {
            source = new Source.Folder(
                    folder.resolve(f.path()).normalize().toString(),
                    f.index(),
                    f.pathColumn(),
                    f.labelColumn(),
                    f.groupColumn(),
                    f.splitColumn(),
                    f.groupPattern(),
                    f.largestClasses(),
                    f.broken(),
                    f.maxMegapixels());
        } else if (source instanceof Source.Idx idx) {
            source = new Source.Idx(folder.resolve(idx.path()).normalize().toString());
        } else if (source instanceof Source.Cifar cifar) {
            source = new Source.Cifar(folder.resolve(cifar.path()).normalize().toString());
        }
        return recipe.with(recipe.data().withSource(source));
    }
}
