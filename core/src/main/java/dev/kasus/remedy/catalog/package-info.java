/** All remedies, in reading order. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.remedy.catalog;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
