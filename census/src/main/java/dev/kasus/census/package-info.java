/** A census of a folder of pictures before training: measurements, duplicates and checks. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.census;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
