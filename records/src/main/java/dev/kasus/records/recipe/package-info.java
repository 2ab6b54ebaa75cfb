/** Recipes as YAML files, as JSON, and the built-in ones. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.recipe;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
