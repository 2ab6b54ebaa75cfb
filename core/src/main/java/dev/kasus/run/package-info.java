/** One run and all that was recorded of it. */
@NullMarked
package dev.kasus.run;

import org.jspecify.annotations.NullMarked;
