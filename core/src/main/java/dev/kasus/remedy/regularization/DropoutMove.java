package dev.kasus.remedy.regularization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.Dropout;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.SpatialDropout;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.recipe.model.Selector;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Stage;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves dropout from before a batch norm to after it. */
public record DropoutMove(String id, String title, String about, boolean toTheHead) implements Remedy {

    public static Remedy afterBlock() {
        return new DropoutMove(
                "dropout-after-block",
                "Dropout after the block",
                "Dropout before a batch norm moves to the end of its block, before the pooling.",
                false);
    }

    public static Remedy beforeHead() {
        return new DropoutMove(
                "dropout-before-head",
                "Dropout before the head",
                "All dropout before a batch norm is replaced by one dropout before the classifier, after the last "
                        + "batch norm.",
                true);
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Architecture net = new Architecture(recipe);
        return toTheHead ? moveToHead(recipe, net) : moveInBlocks(recipe, net);
    }

    private Optional<Treatment> moveInBlocks(Recipe recipe, Architecture net) {
        List<Edit> edits = new ArrayList<>();
        List<String> moves = new ArrayList<>();
        for (List<Layer> path : net.paths()) {
            for (Stage stage : Stage.of(path)) {
                List<Layer> layers = stage.layers();
                Layer end = layers.get(layers.size() - 1);
                for (Layer dropout : layers) {
                    if (isDropout(dropout) && normalizedAfter(dropout, layers)) {
                        edits.add(new Edit.MoveAfter(dropout.name(), end.name()));
                        moves.add(dropout.name() + " to after " + end.name());
                    }
                }
            }
        }
        return edits.isEmpty()
                ? Optional.empty()
                : Treatment.ofLayers(this, recipe, LayerCode.list(moves), new Edit.All(edits));
    }

    private Optional<Treatment> moveToHead(Recipe recipe, Architecture net) {
        List<Layer> early = net.all()
                .filter(layer -> isDropout(layer) && net.batchNormFollows(layer))
                .toList();
        Optional<Weighted> classifier = net.classifier();
        if (early.isEmpty() || classifier.isEmpty()) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        early.forEach(layer -> edits.add(new Edit.Remove(new Selector.Name(layer.name()))));
        double rate = early.stream().mapToDouble(DropoutMove::rate).max().orElseThrow();
        if (net.before(classifier.get())
                .filter(layer -> isDropout(layer) && !early.contains(layer))
                .isEmpty()) {
            edits.add(new Edit.InsertBefore(new Selector.Name(classifier.get().name()), new Dropout("", rate)));
        }
        String dose = LayerCode.list(early.stream().map(Layer::name).toList()) + " to before "
                + classifier.get().name();
        return Treatment.ofLayers(this, recipe, dose, new Edit.All(edits));
    }

    public static boolean isDropout(Layer layer) {
        return layer instanceof Dropout || layer instanceof SpatialDropout;
    }

    private static double rate(Layer dropout) {
        return dropout instanceof Dropout plain ? plain.rate() : ((SpatialDropout) dropout).rate();
    }

    private static boolean normalizedAfter(Layer dropout, List<Layer> layers) {
        return layers.subList(layers.indexOf(dropout) + 1, layers.size()).stream()
                .anyMatch(DropoutMove::normalizes);
    }

    private static boolean normalizes(Layer layer) {
        return layer instanceof BatchNorm
                || (layer instanceof Residual block && block.body().stream().anyMatch(DropoutMove::normalizes));
    }
}
