/** Trials as files. */
@NullMarked
package dev.kasus.records.trial;

import org.jspecify.annotations.NullMarked;
