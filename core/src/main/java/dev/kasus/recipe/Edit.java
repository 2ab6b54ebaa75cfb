package dev.kasus.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.LayerNames;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Bare;
import dev.kasus.recipe.schema.Tree;
import java.util.List;
import org.apiguardian.api.API;

/** A typed change of a recipe. A fault and a remedy are both edits. */
@API(status = API.Status.STABLE, since = "0.2")
public sealed interface Edit {

    /** The recipe after the edit; refuses an edit that means nothing there. */
    Recipe apply(Recipe recipe);

    /**
     * Gives a key a value, as a recipe would write both: {@code training.learning-rate} and {@code 0.1}.
     *
     * @param path keys joined by dots; an item of a list by its number in brackets, a layer also by its name: {@code
     *     model.layers.conv1.filters}
     * @param value what a recipe would write there; empty for leaving the key out
     */
    record Set(String path, Tree value) implements Edit {
        /** Takes the value without the lines that it stood on. */
        public Set {
            value = value.withoutLines();
        }

        @Override
        public Recipe apply(Recipe recipe) {
            return KeyPath.set(recipe, path, value);
        }
    }

    /**
     * Puts another layer in the place of each selected one; it keeps the name, unless that came from its kind: {@code
     * relu1} becomes {@code sigmoid1}.
     */
    record Replace(Selector where, Layer layer) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            return LayerEdits.each(recipe, where, (old, names) -> {
                Layer free = LayerNames.free(layer, names);
                return List.of(free.named(LayerNames.successor(old, free, names)));
            });
        }
    }

    /** Inserts a layer after each selected one; a name that is taken is made new. */
    record InsertAfter(Selector where, Layer layer) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            return LayerEdits.each(recipe, where, (old, names) -> List.of(old, LayerNames.free(layer, names)));
        }
    }

    /** Inserts a layer before each selected one; a name that is taken is made new. */
    record InsertBefore(Selector where, Layer layer) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            return LayerEdits.each(recipe, where, (old, names) -> List.of(LayerNames.free(layer, names), old));
        }
    }

    /** Removes each selected layer. */
    record Remove(@Bare Selector where) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            return LayerEdits.each(recipe, where, (old, names) -> List.of());
        }
    }

    /** Moves the layer of a name behind another. */
    record MoveAfter(String name, String target) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            Layer moved = recipe.model().allLayers().stream()
                    .filter(layer -> layer.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> LayerEdits.none(recipe, new Selector.Name(name)));
            if (LayerNames.flatten(List.of(moved)).stream()
                    .anyMatch(part -> part.name().equals(target))) {
                throw new BadInput(
                        "layer " + name + " cannot be moved after " + target + ", which is inside it",
                        "Choose another layer as the target.");
            }
            return LayerEdits.each(
                    new Remove(new Selector.Name(name)).apply(recipe),
                    new Selector.Name(target),
                    (old, names) -> List.of(old, moved));
        }
    }

    /** Several edits, one after the other. */
    record All(@Bare List<Edit> edits) implements Edit {
        /** Copies the list. */
        public All {
            edits = List.copyOf(edits);
        }

        @Override
        public Recipe apply(Recipe recipe) {
            Recipe result = recipe;
            for (Edit edit : edits) {
                result = edit.apply(result);
            }
            return result;
        }
    }

    /** What the edit changes in a recipe, line by line; empty if nothing. */
    default List<String> diff(Recipe recipe) {
        return RecipeDiff.between(recipe, apply(recipe));
    }

    /** What the edit does, in one line: {@code set training.learning-rate to 2}, {@code remove layer bn1}. */
    default String describe() {
        return EditText.describe(this);
    }
}
