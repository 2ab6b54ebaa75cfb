/** All experiments, in execution order. */
@NullMarked
package dev.kasus.experiment.catalog;

import org.jspecify.annotations.NullMarked;
