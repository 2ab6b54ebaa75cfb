/** The network of a recipe: layers, their shapes and initial weights. */
@NullMarked
@API(status = API.Status.STABLE, since = "0.2")
package dev.kasus.recipe.model;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
