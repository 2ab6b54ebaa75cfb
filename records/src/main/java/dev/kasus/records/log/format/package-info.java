/** All formats of logs, and which one a file or folder has. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.log.format;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
