/** Experiments on a class that is not learnt while the others are. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.experiment.classes;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
