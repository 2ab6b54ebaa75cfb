/** Logs in JSON. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.log.json;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
