/** The five cases: a healthy recipe, faults, cures, and the judgement of each claim. */
@NullMarked
package dev.kasus.casebook;

import org.jspecify.annotations.NullMarked;
