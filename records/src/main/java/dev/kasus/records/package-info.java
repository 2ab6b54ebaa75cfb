/** Everything that reads or writes a file of a run. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
