/** Short experiments that tell causes apart: the rung between seeing and proving. */
@NullMarked
package dev.kasus.experiment;

import org.jspecify.annotations.NullMarked;
