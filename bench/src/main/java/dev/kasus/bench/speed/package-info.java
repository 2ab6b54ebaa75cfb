/** What watching costs, in time and memory. */
@NullMarked
package dev.kasus.bench.speed;

import org.jspecify.annotations.NullMarked;
