/** The images of a recipe: where they come from and how they are split. */
@NullMarked
package dev.kasus.recipe.data;

import org.jspecify.annotations.NullMarked;
