/** Images in memory or in a mapped file, and pictures brought to one size. */
@NullMarked
package dev.kasus.data.image;

import org.jspecify.annotations.NullMarked;
