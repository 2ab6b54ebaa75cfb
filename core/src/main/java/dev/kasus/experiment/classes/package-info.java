/** Experiments on a single unlearned class. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.experiment.classes;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
