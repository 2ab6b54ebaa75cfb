/** Experiments on a class that is not learnt while the others are. */
@NullMarked
package dev.kasus.experiment.classes;

import org.jspecify.annotations.NullMarked;
