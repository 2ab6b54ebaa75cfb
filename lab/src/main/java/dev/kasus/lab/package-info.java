/** Runs what core plans: many trainings at once, resumable, each in a folder of its own. */
@NullMarked
package dev.kasus.lab;

import org.jspecify.annotations.NullMarked;
