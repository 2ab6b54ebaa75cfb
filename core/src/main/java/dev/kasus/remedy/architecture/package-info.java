/** Remedies that change layers, activations or initial weights. */
@NullMarked
package dev.kasus.remedy.architecture;

import org.jspecify.annotations.NullMarked;
