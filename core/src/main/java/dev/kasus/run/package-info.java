/** One run and all that was recorded of it. */
@NullMarked
@API(status = API.Status.STABLE, since = "0.2")
package dev.kasus.run;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
