/** Measures: numbers that causes are told apart by, each computed once of a recording. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.diagnosis.evidence;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
