/** Everything that reads or writes a run: recipes, event files, checkpoints, run folders. */
@NullMarked
package dev.kasus.records;

import org.jspecify.annotations.NullMarked;
