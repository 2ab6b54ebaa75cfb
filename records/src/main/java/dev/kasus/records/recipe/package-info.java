/** Recipes as YAML files, as JSON, and the built-in ones. */
@NullMarked
package dev.kasus.records.recipe;

import org.jspecify.annotations.NullMarked;
