/** One picture: decoded upright whatever its format, measured, or refused in words. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.picture;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
