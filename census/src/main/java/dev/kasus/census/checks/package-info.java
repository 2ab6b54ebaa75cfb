/** The checks of a folder of pictures, one class each. */
@NullMarked
package dev.kasus.census.checks;

import org.jspecify.annotations.NullMarked;
