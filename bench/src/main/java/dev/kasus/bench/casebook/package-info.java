/** The pages of the casebook from the runs of its cases. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.bench.casebook;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
