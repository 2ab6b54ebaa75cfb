/** Numbers over time: what is recorded, under which name and in which unit. */
@NullMarked
@API(status = API.Status.STABLE, since = "0.2")
package dev.kasus.signal;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
