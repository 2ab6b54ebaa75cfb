/** The loss as a surface over the weights, and the ways that trainings take over it. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.landscape;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
