/** Every experiment, in the order in which they are done. */
@NullMarked
package dev.kasus.experiment.catalog;

import org.jspecify.annotations.NullMarked;
