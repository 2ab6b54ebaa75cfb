/** Which images are trained on and which are validated on. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.split;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
