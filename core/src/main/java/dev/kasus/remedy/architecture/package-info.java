/** Remedies that change layers, activations or initial weights. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.remedy.architecture;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
