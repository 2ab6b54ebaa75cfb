/** Runs the trainings that core plans: many at once, resumable, each in its own folder. */
@NullMarked
package dev.kasus.lab;

import org.jspecify.annotations.NullMarked;
