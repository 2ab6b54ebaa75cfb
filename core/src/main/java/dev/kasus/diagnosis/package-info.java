/** Diagnosis of a recording: rules, opinions, evidence and findings. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.diagnosis;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
