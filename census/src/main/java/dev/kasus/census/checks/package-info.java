/** One file for each thing that a folder of pictures is checked for. */
@NullMarked
package dev.kasus.census.checks;

import org.jspecify.annotations.NullMarked;
