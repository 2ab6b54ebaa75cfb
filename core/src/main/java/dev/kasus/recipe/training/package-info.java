/** How the network of a recipe is trained: loss, optimiser, learning rate, augmentation. */
@NullMarked
package dev.kasus.recipe.training;

import org.jspecify.annotations.NullMarked;
