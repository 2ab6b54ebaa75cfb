package dev.kasus.bench.accuracy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.records.recipe.RecipeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Healthy recipes that faults are planted in: every net on every kind of images.
 *
 * @param recipes folder with {@code nets/} and {@code data/}
 * @param folders where the pictures of {@code fish} and {@code fashion} are; kinds without one are left out
 */
public record Bases(Path recipes, Map<String, Path> folders) {
    static final List<String> NETS = List.of("plain", "lenet", "vgg", "resnet", "strided");

    /** The kinds of images that are there. */
    List<String> data() {
        return List.of("reef", "fish", "fashion").stream()
                .filter(kind -> kind.equals("reef") || folders.containsKey(kind))
                .toList();
    }

    /** A net on a kind of images. */
    Recipe recipe(String net, String kind) {
        Recipe recipe = RecipeFile.read(recipes.resolve("nets").resolve(net + ".yaml"))
                .with(EditFile.read(recipes.resolve("data").resolve(kind + ".yaml")));
        return at(recipe, folders.get(kind));
    }

    /** The recipe with its pictures in another place; as it is, if there is none. */
    static Recipe at(Recipe recipe, @Nullable Path place) {
        return place == null
                ? recipe
                : recipe.with(recipe.data()
                        .withSource(at(
                                recipe.data().source(),
                                place.toAbsolutePath().normalize().toString())));
    }

    private static Source at(Source source, String path) {
        if (source instanceof Source.Folder own) {
            return new Source.Folder(
                    path,
                    own.index(),
                    own.pathColumn(),
                    own.labelColumn(),
                    own.groupColumn(),
                    own.splitColumn(),
                    own.groupPattern(),
                    own.largestClasses(),
                    own.broken(),
                    own.maxMegapixels(),
                    own.corrections());
        }
        if (source instanceof Source.Idx) {
            return new Source.Idx(path);
        }
        throw new BadInput(source + " has no folder", "Name a folder or IDX files.");
    }
}
