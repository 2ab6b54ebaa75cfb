package dev.kasus.remedy;

import dev.kasus.recipe.Layer;

/** How a framework writes what a recipe says. */
interface Dialect {

    /** The expression that makes a layer of a net. */
    String layer(Layer layer, Anatomy net);
}
