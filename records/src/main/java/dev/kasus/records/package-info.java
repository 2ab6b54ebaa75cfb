/** Everything that reads or writes a file of a run. */
@NullMarked
package dev.kasus.records;

import org.jspecify.annotations.NullMarked;
