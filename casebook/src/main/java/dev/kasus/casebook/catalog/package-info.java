/** All cases by their numbers. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.casebook.catalog;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
