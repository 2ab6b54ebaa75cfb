/** How often a diagnosis leads to a repair, beside other ways to search for one. */
@NullMarked
package dev.kasus.bench.repair;

import org.jspecify.annotations.NullMarked;
