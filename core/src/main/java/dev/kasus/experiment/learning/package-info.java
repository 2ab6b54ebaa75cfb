/** Experiments on a net that does not learn or does not generalise. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.experiment.learning;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
