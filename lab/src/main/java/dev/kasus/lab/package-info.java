/** Runs what core plans: many trainings at once, resumable, each in a folder of its own. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.lab;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
