/** How the records of a recipe are written and read: their components are the only description of its keys. */
@NullMarked
package dev.kasus.recipe.schema;

import org.jspecify.annotations.NullMarked;
