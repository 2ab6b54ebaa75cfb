/** How the network of a recipe is trained: loss, optimiser, learning rate, augmentation. */
@NullMarked
@API(status = API.Status.STABLE, since = "0.2")
package dev.kasus.recipe.training;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
