/** Rule sets of other tools, from their papers and documentation, over the same recordings: what Kasus is measured against. */
@NullMarked
package dev.kasus.bench.baseline;

import org.jspecify.annotations.NullMarked;
