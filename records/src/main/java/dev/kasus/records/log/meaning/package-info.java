/** What the names, units and steps of a log mean. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.log.meaning;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
