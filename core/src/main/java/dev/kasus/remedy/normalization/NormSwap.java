package dev.kasus.remedy.normalization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.GroupNorm;
import dev.kasus.recipe.model.Layer.LayerNorm;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.model.Shapes.Shape;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces every batch norm by a norm that uses one image at a time. */
public record NormSwap(String id, String title, String about, boolean grouped) implements Remedy {
    private static final int MOST_GROUPS = 8;

    public static Remedy group() {
        return new NormSwap(
                "group-norm",
                "Group normalisation",
                "Every batch norm becomes a group norm. It works the same in training and validation and does not "
                        + "depend on the batch size.",
                true);
    }

    public static Remedy layer() {
        return new NormSwap(
                "layer-norm",
                "Layer normalisation",
                "Every batch norm becomes a layer norm: group norm with all channels in one group.",
                false);
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<BatchNorm> norms = net.all(BatchNorm.class);
        if (norms.isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        for (BatchNorm norm : norms) {
            edits.add(new Edit.Replace(
                    new Selector.Name(norm.name()),
                    grouped ? new GroupNorm("", groups(net.input(norm)), 1e-5) : new LayerNorm("", 1e-5)));
        }
        String dose = (norms.size() == 1 ? "1 batch norm becomes " : norms.size() + " batch norms become ")
                + (grouped ? "group norm of up to " + MOST_GROUPS + " groups" : "layer norm");
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits));
    }

    /** The most groups that divide the channels and leave each group more than one number to normalise. */
    static int groups(Shape in) {
        int groups = MOST_GROUPS;
        while (groups > 1 && (in.channels() % groups != 0 || in.size() == groups)) {
            groups--;
        }
        return groups;
    }
}
