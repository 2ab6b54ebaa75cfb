/** The built-in data set: procedural fish. */
@NullMarked
package dev.kasus.data.reef;

import org.jspecify.annotations.NullMarked;
