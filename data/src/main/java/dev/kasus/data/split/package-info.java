/** Which images are trained on and which are validated on. */
@NullMarked
package dev.kasus.data.split;

import org.jspecify.annotations.NullMarked;
