/** How often the diagnosis is right: recipes with planted faults, trained and diagnosed. */
@NullMarked
package dev.kasus.bench.accuracy;

import org.jspecify.annotations.NullMarked;
