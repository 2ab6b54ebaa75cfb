/** The order of layers. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.lint.order;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
