/** Everything that determines a run, as an immutable value, and the edits that change it. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.recipe;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
