/** How large a network and its parts are. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.lint.size;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
