/** The network of a recipe: layers, their shapes and initial weights. */
@NullMarked
package dev.kasus.recipe.model;

import org.jspecify.annotations.NullMarked;
