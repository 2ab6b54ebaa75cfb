/** From a recording to opinions: the rule machinery. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.diagnosis;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
