/** Tables: rows of cells that become trainings and curves, and text that holds them. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.log.table;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
