/** Curves of other tools as their logs have them, and what a format of logs is. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.log;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
