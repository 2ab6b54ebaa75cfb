/** Paired trials: arms against the untouched control, and what may be concluded from them. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.trial;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
