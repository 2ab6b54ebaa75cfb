/** Everything that determines a run, as an immutable value, and the edits that change it. */
@NullMarked
package dev.kasus.recipe;

import org.jspecify.annotations.NullMarked;
