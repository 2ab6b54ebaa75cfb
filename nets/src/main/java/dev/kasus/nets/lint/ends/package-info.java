/** How a network begins and ends. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.lint.ends;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
