/** All lints. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.lint.catalog;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
