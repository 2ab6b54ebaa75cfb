/** {@code run.json} of a training that another program ran and Kasus only watched; {@code docs/watcher.md} describes it. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.watched;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
