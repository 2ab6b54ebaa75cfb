/** What trials can see, and how often they see what is not there: rules compared by simulation. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.bench.power;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
