package dev.kasus.export;

import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.training.Training;
import java.util.List;

/** How a framework writes what a recipe says. */
public interface Framework {

    /** What a comment begins with. */
    String comment();

    /** The expression that makes a layer of a net. */
    String layer(Layer layer, Architecture net);

    /** The lines that make what the framework lacks for these layers; empty if it lacks nothing. */
    List<String> missing(List<Layer> layers);

    /** The lines that initialise every convolution and dense layer; empty where each layer says so itself. */
    List<String> initialize(Init init);

    /** The lines that add a way round some layers, made up of others; of none, it is the identity. */
    List<String> wayRound(String body, List<String> shortcut);

    /** The lines that make an optimiser and give it its learning rate. */
    List<String> optimizer(Training training);
}
