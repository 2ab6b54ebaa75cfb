package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Stage;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds or removes one convolution (or residual block) in each block. */
public record Depth(String id, String title, String about, boolean more) implements Remedy {

    public static Remedy shallower() {
        return new Depth(
                "shallower",
                "Shallower net",
                "Removes every second convolution or residual block that does not change the shape. The gradient "
                        + "has a shorter path, and capacity is lower.",
                false);
    }

    public static Remedy deeper() {
        return new Depth(
                "deeper",
                "Deeper net",
                "Adds one convolution or residual block at the end of each block: more capacity and a larger "
                        + "receptive field.",
                true);
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<Edit> edits = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Stage stage : Stage.of(net.top())) {
            List<Stage.Unit> units = stage.units().stream()
                    .filter(unit -> convolves(unit.head()) && !net.isClassifier(unit.head()))
                    .toList();
            if (more && !units.isEmpty()) {
                Stage.Unit last = units.get(units.size() - 1);
                edits.addAll(copy(last));
                names.add(last.head().name());
            } else if (!more) {
                List<Stage.Unit> even =
                        units.stream().filter(unit -> keepsShape(net, unit)).toList();
                for (int i = even.size() - 1; i >= 0; i -= 2) {
                    even.get(i).layers().forEach(layer -> edits.add(new Edit.Remove(new Selector.Name(layer.name()))));
                    names.add(even.get(i).head().name());
                }
            }
        }
        return edits.isEmpty()
                ? Optional.empty()
                : Treatment.ofLayers(
                        this,
                        recipe,
                        (more ? "one more after " : "without ") + LayerCode.list(names),
                        new Edit.All(edits));
    }

    private static boolean convolves(Layer head) {
        return head instanceof Conv || head instanceof Residual;
    }

    private static boolean keepsShape(Architecture net, Stage.Unit unit) {
        return net.input(unit.head()).equals(net.output(unit.head()));
    }

    /** Inserted behind the unit from its last layer to its first, so that each pushes the one before it back. */
    private static List<Edit> copy(Stage.Unit unit) {
        List<Layer> layers = unit.layers();
        Selector place = new Selector.Name(layers.get(layers.size() - 1).name());
        List<Edit> edits = new ArrayList<>();
        for (int i = layers.size() - 1; i > 0; i--) {
            edits.add(new Edit.InsertAfter(place, layers.get(i).named("")));
        }
        edits.add(new Edit.InsertAfter(place, again(unit.head())));
        return edits;
    }

    /** The same layer where its input is its output: it keeps the size, and its shortcut is the identity. */
    private static Layer again(Layer head) {
        if (head instanceof Conv conv) {
            int odd = conv.kernel() | 1;
            return new Conv(
                    "",
                    conv.filters(),
                    odd,
                    1,
                    new Padding.Same(),
                    1,
                    1,
                    conv.bias(),
                    conv.biasInit(),
                    conv.standardized(),
                    conv.init());
        }
        List<Layer> body = ((Residual) head)
                .body().stream()
                        .map(layer -> layer instanceof Conv conv ? unstrided(conv) : layer.named(""))
                        .toList();
        return new Residual("", body, List.of());
    }

    private static Conv unstrided(Conv c) {
        return new Conv(
                "",
                c.filters(),
                c.kernel(),
                1,
                c.padding(),
                c.dilation(),
                c.groups(),
                c.bias(),
                c.biasInit(),
                c.standardized(),
                c.init());
    }
}
