/** The built-in data set: procedural fish. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.reef;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
