/** Short experiments that distinguish causes: the level of evidence between observed and proven. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.experiment;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
