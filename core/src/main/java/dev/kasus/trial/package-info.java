/** Paired trials: arms against the untouched control, and what may be concluded from them. */
@NullMarked
package dev.kasus.trial;

import org.jspecify.annotations.NullMarked;
