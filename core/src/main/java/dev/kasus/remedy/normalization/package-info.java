/** Remedies that change batch norm or the normalisation of the input. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.remedy.normalization;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
