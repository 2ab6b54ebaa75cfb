/** Images in memory or in a mapped file, and pictures brought to one size. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.image;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
