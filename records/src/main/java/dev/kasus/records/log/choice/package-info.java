/** Of several trainings in a log, the one to be read. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.log.choice;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
