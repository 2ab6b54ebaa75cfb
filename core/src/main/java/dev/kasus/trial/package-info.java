/** Paired trials: arms against the unchanged control, and the conclusions from them. */
@NullMarked
package dev.kasus.trial;

import org.jspecify.annotations.NullMarked;
