package dev.kasus.remedy.architecture;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.export.Framework;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Activation;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Dropout;
import dev.kasus.recipe.model.Layer.Norm;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.SpatialDropout;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.model.Shapes.Shape;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Stage;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pairs the convolutions of a stage and adds a skip connection to each pair; the first convolution stays the stem. */
public final class ResidualConnections implements Remedy {
    private static final int CONVOLUTIONS_A_BLOCK = 2;

    @Override
    public String id() {
        return "residual-connections";
    }

    @Override
    public String title() {
        return "Residual connections";
    }

    @Override
    public String about() {
        return "Every two convolutions get a skip connection: the identity, or a 1x1 convolution where the shape "
                + "changes. The gradient then has a short path to the early layers.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        List<Edit> edits = new ArrayList<>();
        List<String> blocks = new ArrayList<>();
        for (Stage stage : Stage.of(net.top())) {
            for (List<Stage.Unit> pair : pairs(net, stage)) {
                block(net, pair).ifPresent(block -> {
                    Layer last = block.body().get(block.body().size() - 1);
                    Layer next = net.behind(last).get(0);
                    block.body().forEach(layer -> edits.add(new Edit.Remove(new Selector.Name(layer.name()))));
                    edits.add(new Edit.InsertBefore(new Selector.Name(next.name()), block));
                    String first = block.body().get(0).name();
                    blocks.add(last.name().equals(first) ? first : first + " to " + last.name());
                });
            }
        }
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        Edit edit = new Edit.All(edits);
        String dose = "skip connection around " + LayerCode.list(blocks);
        Recipe treated = recipe.with(edit);
        return Treatment.of(this, recipe, dose, edit, Code.in(framework -> code(treated, framework)));
    }

    /** Convolutions in twos, one left over by itself; neither the stem nor the classifier. */
    private static List<List<Stage.Unit>> pairs(Architecture net, Stage stage) {
        Conv stem = net.all(Conv.class).stream().findFirst().orElse(null);
        List<List<Stage.Unit>> pairs = new ArrayList<>();
        List<Stage.Unit> pair = new ArrayList<>();
        for (Stage.Unit unit : stage.units()) {
            boolean fits = unit.head() instanceof Conv && !unit.head().equals(stem) && !net.isClassifier(unit.head());
            if (fits) {
                pair.add(unit);
            }
            if (pair.size() == CONVOLUTIONS_A_BLOCK || (!fits && !pair.isEmpty())) {
                pairs.add(List.copyOf(pair));
                pair.clear();
            }
        }
        if (!pair.isEmpty()) {
            pairs.add(List.copyOf(pair));
        }
        return pairs;
    }

    private static Optional<Residual> block(Architecture net, List<Stage.Unit> pair) {
        Stage.Unit last = pair.get(pair.size() - 1);
        List<Layer> body = new ArrayList<>();
        pair.subList(0, pair.size() - 1).forEach(unit -> body.addAll(unit.layers()));
        body.add(last.head());
        body.addAll(inside(last.followers()));
        Shape in = net.input(body.get(0));
        Shape out = net.output(last.head());
        if (in.equals(out)) {
            return Optional.of(new Residual("", body, List.of()));
        }
        int stride =
                pair.stream().mapToInt(unit -> ((Conv) unit.head()).stride()).reduce(1, Math::multiplyExact);
        if ((in.height() - 1) / stride + 1 != out.height() || (in.width() - 1) / stride + 1 != out.width()) {
            return Optional.empty();
        }
        List<Layer> shortcut = new ArrayList<>();
        shortcut.add(new Conv("", out.channels(), 1, stride, new Padding.Same(), 1, 1, false, null));
        if (body.get(body.size() - 1) instanceof Norm norm) {
            shortcut.add(norm.named(""));
        }
        return Optional.of(new Residual("", body, shortcut));
    }

    /**
     * What goes into the sum. The last ReLU stands behind it, as in arXiv 1512.03385; a function that saturates would squash the
     * identity too, so it goes inside.
     */
    private static List<Layer> inside(List<Layer> followers) {
        boolean saturates =
                followers.stream().anyMatch(layer -> layer instanceof Layer.Sigmoid || layer instanceof Layer.Tanh);
        return followers.stream()
                .takeWhile(layer -> !(layer instanceof Dropout || layer instanceof SpatialDropout)
                        && (saturates || !(layer instanceof Activation)))
                .toList();
    }

    private static List<String> code(Recipe treated, Framework framework) {
        Architecture net = new Architecture(treated);
        List<Residual> blocks = net.all(Residual.class);
        List<String> lines = new ArrayList<>(framework.missing(
                blocks.stream().flatMap(block -> block.shortcut().stream()).toList()));
        for (Residual block : blocks) {
            lines.addAll(framework.wayRound(
                    LayerCode.list(block.body().stream().map(Layer::name).toList()),
                    block.shortcut().stream()
                            .map(layer -> framework.layer(layer, net))
                            .toList()));
        }
        return lines;
    }
}
