/** Files of strangers, read with bounds on memory and time. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.file;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
