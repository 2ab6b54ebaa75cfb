/** Kasus: why a convolutional network fails. */
@NullMarked
package dev.kasus;

import org.jspecify.annotations.NullMarked;
