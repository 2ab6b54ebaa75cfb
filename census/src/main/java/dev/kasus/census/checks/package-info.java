/** The checks of a folder of pictures, one class each. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.census.checks;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
