/** A corpus of recordings: programs that are drawn at random, each trained as it is and with something planted. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.bench.corpus;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
