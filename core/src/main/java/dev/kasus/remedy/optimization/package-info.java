/** Remedies that change the optimiser, the learning rate or the length of the training. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.remedy.optimization;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
