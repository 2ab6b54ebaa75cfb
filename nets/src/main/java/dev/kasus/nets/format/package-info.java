/** Which kind of model file a file is. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.format;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
