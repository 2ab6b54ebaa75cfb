/** Networks in recipes and runs of Kasus. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.recipe;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
