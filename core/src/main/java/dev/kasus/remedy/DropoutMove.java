package dev.kasus.remedy;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Layer.BatchNorm;
import dev.kasus.recipe.Layer.Dropout;
import dev.kasus.recipe.Layer.Residual;
import dev.kasus.recipe.Layer.SpatialDropout;
import dev.kasus.recipe.Layer.Weighted;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dropout that stands before a batch norm moves behind it. */
record DropoutMove(String id, String title, String about, boolean toTheHead) implements Remedy {

    static Remedy afterBlock() {
        return new DropoutMove(
                "dropout-after-block",
                "Dropout after the block",
                "Dropout that stands before a batch norm of its block moves to the end of the block, before the pooling.",
                false);
    }

    static Remedy beforeHead() {
        return new DropoutMove(
                "dropout-before-head",
                "Dropout before the head",
                "All dropout that stands before a batch norm is replaced by one before the classifier, behind the last batch norm.",
                true);
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Anatomy net = new Anatomy(recipe);
        return toTheHead ? moveToHead(recipe, net) : moveInBlocks(recipe, net);
    }

    private Optional<Treatment> moveInBlocks(Recipe recipe, Anatomy net) {
        List<Edit> edits = new ArrayList<>();
        List<String> moves = new ArrayList<>();
        for (List<Layer> path : net.paths()) {
            for (Stretch stretch : Stretch.of(path)) {
                List<Layer> layers = stretch.layers();
                Layer end = layers.get(layers.size() - 1);
                for (Layer dropout : layers) {
                    if (isDropout(dropout) && normalizedAfter(dropout, layers)) {
                        edits.add(new Edit.MoveAfter(dropout.name(), end.name()));
                        moves.add(dropout.name() + " to behind " + end.name());
                    }
                }
            }
        }
        return edits.isEmpty()
                ? Optional.empty()
                : Treatment.ofLayers(this, recipe, LayerCode.list(moves), new Edit.All(edits));
    }

    private Optional<Treatment> moveToHead(Recipe recipe, Anatomy net) {
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

    static boolean isDropout(Layer layer) {
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
