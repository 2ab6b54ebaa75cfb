/** How the records of a recipe are written and read: their components are the only description of its keys. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.recipe.schema;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
