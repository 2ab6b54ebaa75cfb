/** The folder of a run: what it holds, who writes it, how it is read and resumed. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.run;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
