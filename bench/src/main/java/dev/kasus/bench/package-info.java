/** Measures speed and the accuracy of diagnoses; never published. */
@NullMarked
package dev.kasus.bench;

import org.jspecify.annotations.NullMarked;
