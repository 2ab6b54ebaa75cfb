package dev.kasus.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.recipe.model.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The architecture of a recipe: its layers, their order and their input shapes. */
public final class Architecture {
    private final Recipe recipe;
    private final Shapes shapes;
    private final Map<String, List<Layer>> siblings = new LinkedHashMap<>();

    public Architecture(Recipe recipe) {
        this.recipe = recipe;
        this.shapes = shapes(recipe);
        collect(recipe.model().layers());
    }

    /** The number of classes is not known here; one more layer on top makes it irrelevant. */
    private static Shapes shapes(Recipe recipe) {
        List<Layer> layers = new ArrayList<>(recipe.model().layers());
        layers.add(new Dense("", null, false, null));
        return new Recipe(recipe.data(), recipe.model().withLayers(layers), recipe.training(), recipe.seed(), 1)
                .shapes(1);
    }

    /** Whether the shapes of a recipe's layers fit together. */
    public static boolean fits(Recipe recipe) {
        try {
            shapes(recipe);
            return true;
        } catch (BadInput misfit) {
            return false;
        }
    }

    private void collect(List<Layer> list) {
        for (Layer layer : list) {
            siblings.put(layer.name(), list);
            if (layer instanceof Residual block) {
                collect(block.body());
                collect(block.shortcut());
            }
        }
    }

    Recipe recipe() {
        return recipe;
    }

    /** The layers that are not inside a residual block. */
    public List<Layer> top() {
        return recipe.model().layers();
    }

    /** Every layer of a type, those inside residual blocks too. */
    public <T extends Layer> List<T> all(Class<T> type) {
        return all().filter(type::isInstance).map(type::cast).toList();
    }

    public Stream<Layer> all() {
        return recipe.model().allLayers().stream();
    }

    /** The top list and the body of every residual block. */
    public List<List<Layer>> paths() {
        List<List<Layer>> paths = new ArrayList<>(List.of(top()));
        all(Residual.class).forEach(block -> paths.add(block.body()));
        return paths;
    }

    /** The list that a layer stands in: the model's, or a path of a residual block. */
    List<Layer> siblings(Layer layer) {
        List<Layer> list = siblings.get(layer.name());
        if (list == null) {
            throw new IllegalArgumentException("not of this net: " + layer);
        }
        return list;
    }

    public Optional<Layer> before(Layer layer) {
        List<Layer> list = siblings(layer);
        int index = list.indexOf(layer);
        return index == 0 ? Optional.empty() : Optional.of(list.get(index - 1));
    }

    public List<Layer> behind(Layer layer) {
        List<Layer> list = siblings(layer);
        return list.subList(list.indexOf(layer) + 1, list.size());
    }

    public Shapes.Shape input(Layer layer) {
        return shapes.input(layer.name());
    }

    public Shapes.Shape output(Layer layer) {
        return shapes.output(layer.name());
    }

    /** The initialisation that a layer's weights get, its own or the model's. */
    public Init init(Weighted layer) {
        Init own = layer.init();
        return own == null ? recipe.model().init() : own;
    }

    /** The layer that gives one number per class: the last with weights. */
    public Optional<Weighted> classifier() {
        List<Weighted> weighted = all(Weighted.class);
        return weighted.isEmpty() ? Optional.empty() : Optional.of(weighted.get(weighted.size() - 1));
    }

    public boolean isClassifier(Layer layer) {
        return classifier().filter(layer::equals).isPresent();
    }

    /** Whether images meet a batch norm after this layer. */
    public boolean batchNormFollows(Layer layer) {
        List<Layer> order = recipe.model().allLayers();
        return order.subList(order.indexOf(layer) + 1, order.size()).stream().anyMatch(BatchNorm.class::isInstance);
    }

    /** The batch norms of these names, or behind the layers of these names; in their order, each once. */
    public List<BatchNorm> batchNormsAt(List<String> names) {
        return names.stream()
                .flatMap(name -> all().filter(layer -> layer.name().equals(name)))
                .flatMap(layer -> normOf(layer).stream())
                .distinct()
                .toList();
    }

    private Optional<BatchNorm> normOf(Layer layer) {
        if (layer instanceof BatchNorm norm) {
            return Optional.of(norm);
        }
        return behind(layer).stream()
                .takeWhile(next -> !(next instanceof Weighted) && !(next instanceof Residual))
                .filter(BatchNorm.class::isInstance)
                .map(BatchNorm.class::cast)
                .findFirst();
    }
}
