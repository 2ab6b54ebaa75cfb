/** Canvas, colours and curves that the reef is drawn with. */
@NullMarked
package dev.kasus.data.reef.drawing;

import org.jspecify.annotations.NullMarked;
