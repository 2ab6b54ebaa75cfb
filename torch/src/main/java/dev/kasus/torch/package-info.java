/** Training on libtorch: the only native code of Kasus. */
@NullMarked
package dev.kasus.torch;

import org.jspecify.annotations.NullMarked;
