/** Experiments on a net that does not learn or does not generalise. */
@NullMarked
package dev.kasus.experiment.learning;

import org.jspecify.annotations.NullMarked;
