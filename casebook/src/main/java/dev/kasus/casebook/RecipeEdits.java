package dev.kasus.casebook;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.catalog.Remedies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short edits of recipes. */
public final class RecipeEdits {
    private RecipeEdits() {}

    /** The recipe with a key set to a number, a word, or maps and lists of them. */
    public static Recipe set(Recipe recipe, String path, Object value) {
        return recipe.with(new Edit.Set(path, tree(value)));
    }

    private static Tree tree(Object value) {
        if (value instanceof List<?> list) {
            return new Tree.Sequence(list.stream().map(RecipeEdits::tree).toList(), 0);
        }
        if (!(value instanceof Map<?, ?> map)) {
            return Tree.scalar(value);
        }
        Map<String, Tree> trees = new LinkedHashMap<>();
        map.forEach((key, inner) -> trees.put((String) key, tree(inner)));
        return Tree.Mapping.of(trees);
    }

    /** The recipe with every activation replaced. */
    public static Recipe activation(Recipe recipe, Layer layer) {
        return recipe.with(new Edit.Replace(new Selector.Kind("activation"), layer));
    }

    /** The recipe with so many dense layers more in front of its last one, each with its own activation. */
    public static Recipe denseLayers(Recipe recipe, int count, int units, Layer activation) {
        List<Layer> layers = recipe.model().layers();
        Selector last = new Selector.Name(layers.get(layers.size() - 1).name());
        Recipe deep = recipe;
        for (int i = 0; i < count; i++) {
            deep = deep.with(new Edit.InsertBefore(last, new Layer.Dense("", units, true, 0, null)))
                    .with(new Edit.InsertBefore(last, activation));
        }
        return deep;
    }

    /** The recipe treated with a remedy, as it would be for a cause; refuses one that changes nothing. */
    public static Recipe remedy(Recipe recipe, String remedy, String cause) {
        return remedy(recipe, remedy, cause, List.of());
    }

    /** The same for a cause in some classes. */
    public static Recipe remedy(Recipe recipe, String remedy, String cause, List<String> classes) {
        Finding finding = new Finding(
                cause,
                cause,
                new Opinion.Present(
                        1, List.of(), classes, 0, List.of(new Evidence("casebook", 0, 0, 0, Double.NaN, "Planted."))),
                EvidenceLevel.OBSERVED,
                1);
        return Remedies.of(remedy)
                .treat(recipe, finding)
                .map(treatment -> recipe.with(treatment.edit()))
                .orElseThrow(() -> new BadInput(
                        "the remedy " + remedy + " changes nothing in this recipe, and the case needs it as an arm",
                        "Give a recipe whose layers are like those of the case's own."));
    }
}
