/** One file for each thing that a folder of pictures is checked for. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.census.checks;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
