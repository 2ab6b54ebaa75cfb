/** Short experiments that separate causes: the level of evidence between seeing and proving. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.experiment;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
