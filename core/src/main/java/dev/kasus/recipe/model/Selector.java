package dev.kasus.recipe.model;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.Bare;
import dev.kasus.recipe.schema.Kinds;
import dev.kasus.recipe.schema.Nearest;
import dev.kasus.recipe.schema.ScalarText;
import java.util.Map;

/** Selects the layers of an edit. */
public sealed interface Selector {

    /** Whether it means this layer. */
    boolean selects(Layer layer);

    /** The one layer of a name. */
    record Name(@Bare String name) implements Selector {
        @Override
        public boolean selects(Layer layer) {
            return layer.name().equals(name);
        }

        @Override
        public String toString() {
            return "layer " + ScalarText.brief(name);
        }
    }

    /** Every layer of a kind, such as {@code batch-norm}; or of a family: {@code activation}, {@code norm}, {@code weighted}. */
    record Kind(@Bare String kind) implements Selector {
        private static final Map<String, Class<?>> KINDS = Kinds.withFamilies(Layer.class);

        /** Refuses a kind that no layer can be. */
        public Kind {
            if (!KINDS.containsKey(kind)) {
                throw new BadInput(
                        "there is no kind of layer " + ScalarText.quote(kind), Nearest.suggest(kind, KINDS.keySet()));
            }
        }

        @Override
        public boolean selects(Layer layer) {
            Class<?> type = KINDS.get(kind);
            return type != null && type.isInstance(layer);
        }

        @Override
        public String toString() {
            return "every " + kind;
        }
    }
}
