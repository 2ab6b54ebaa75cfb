/** Trials as files. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.trial;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
