/** Remedies that change the optimiser, the learning rate or the length of the training. */
@NullMarked
package dev.kasus.remedy.optimization;

import org.jspecify.annotations.NullMarked;
