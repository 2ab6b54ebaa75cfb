/** Remedies that regularise, or regularise less. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.remedy.regularization;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
