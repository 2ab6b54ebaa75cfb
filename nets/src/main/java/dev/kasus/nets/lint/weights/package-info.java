/** What the weights show. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.lint.weights;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
