/**
 * The public API of the library: {@link dev.kasus.Kasus} reads, trains, diagnoses, probes and treats runs from Java. Nothing here prints, exits
 * the process or keeps a thread; progress goes to listeners, and a stopped training can be resumed.
 */
@NullMarked
@API(status = API.Status.STABLE, since = "0.2")
package dev.kasus;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
