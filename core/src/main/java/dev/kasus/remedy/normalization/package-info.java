/** Remedies that change batch norm or the normalisation of the input. */
@NullMarked
package dev.kasus.remedy.normalization;

import org.jspecify.annotations.NullMarked;
