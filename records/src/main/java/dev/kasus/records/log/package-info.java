/** Logs of other tools: their formats, and what their names, units and steps mean. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.log;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
