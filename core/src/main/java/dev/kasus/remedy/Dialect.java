package dev.kasus.remedy;

import dev.kasus.recipe.Init;
import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Training;
import java.util.List;

/** How a framework writes what a recipe says. */
interface Dialect {

    /** What a comment begins with. */
    String comment();

    /** The expression that makes a layer of a net. */
    String layer(Layer layer, Anatomy net);

    /** The lines that make what the framework lacks for these layers; empty if it lacks nothing. */
    List<String> missing(List<Layer> layers);

    /** The lines that initialise every convolution and dense layer; empty where each layer says so itself. */
    List<String> initialize(Init init);

    /** The lines that add a way round some layers, made up of others; of none, it is the identity. */
    List<String> wayRound(String body, List<String> shortcut);

    /** The lines that make an optimiser and give it its learning rate. */
    List<String> optimizer(Training training);
}
