/** The lines of Keras, PyTorch and DJL code that do what a recipe says. */
@NullMarked
package dev.kasus.export;

import org.jspecify.annotations.NullMarked;
