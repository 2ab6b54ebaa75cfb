/** Runs the trainings that core plans: many at once, resumable, each in its own folder. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.lab;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
