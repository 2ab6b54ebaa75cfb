/** All experiments, in execution order. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.experiment.catalog;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
