/** Paired trials: arms against the unchanged control, and the conclusions from them. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.trial;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
