/** The images of a recipe: where they come from and how they are split. */
@NullMarked
@API(status = API.Status.STABLE, since = "0.2")
package dev.kasus.recipe.data;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
