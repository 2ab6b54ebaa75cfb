/** A census of a folder of pictures before training: measurements, duplicates and checks. */
@NullMarked
package dev.kasus.census;

import org.jspecify.annotations.NullMarked;
