/** Remedies that regularise, or regularise less. */
@NullMarked
package dev.kasus.remedy.regularization;

import org.jspecify.annotations.NullMarked;
