/** The five cases: a healthy recipe, faults, cures, and the judgement of each claim. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.casebook;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
