package dev.kasus.recipe;

import dev.kasus.BadInput;
import java.util.ArrayList;
import java.util.List;

/** A typed change of a recipe. A fault and a remedy are both edits. */
public sealed interface Edit {

    /** The recipe after the edit; refuses an edit that means nothing there. */
    Recipe apply(Recipe recipe);

    /**
     * Gives a knob a value, as a recipe would write both: {@code training.learning-rate} and {@code 0.1}.
     *
     * @param path keys joined by dots; an item of a list by its number in brackets, a layer also by its name: {@code model.layers.conv1.filters}
     * @param value a scalar, or anything else in YAML's flow style as far as the reader of the edit understands it
     */
    record Set(String path, Tree value) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            return TreePath.set(recipe, path, value);
        }
    }

    /** Puts another layer in the place of each selected one; it keeps the name. */
    record Replace(Selector where, Layer layer) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            return LayerEdits.each(recipe, where, old -> List.of(layer.named(old.name())));
        }
    }

    /** Inserts layers after each selected one; their names are made new where there are several. */
    record InsertAfter(Selector where, Layer layer) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            return LayerEdits.each(recipe, where, old -> List.of(old, layer));
        }
    }

    /** Inserts a layer before each selected one. */
    record InsertBefore(Selector where, Layer layer) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            return LayerEdits.each(recipe, where, old -> List.of(layer, old));
        }
    }

    /** Removes each selected layer. */
    record Remove(Selector where) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            return LayerEdits.each(recipe, where, old -> List.of());
        }
    }

    /** Moves the layer of a name to behind another. */
    record MoveAfter(String name, String target) implements Edit {
        @Override
        public Recipe apply(Recipe recipe) {
            Layer moved = recipe.model().allLayers().stream()
                    .filter(layer -> layer.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> LayerEdits.none(recipe, new Selector.Name(name)));
            if (name.equals(target)) {
                throw new BadInput("layer " + name + " cannot be moved behind itself", "");
            }
            return LayerEdits.each(
                    new Remove(new Selector.Name(name)).apply(recipe),
                    new Selector.Name(target),
                    old -> List.of(old, moved));
        }
    }

    /** Several edits, one after the other. */
    record All(List<Edit> edits) implements Edit {
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
        return new ArrayList<>(RecipeDiff.between(recipe, apply(recipe)));
    }
}
