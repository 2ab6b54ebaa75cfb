/** Experiments on a single unlearned class. */
@NullMarked
package dev.kasus.experiment.classes;

import org.jspecify.annotations.NullMarked;
