/** The five cases: a healthy recipe, faults, cures, and what finished runs say of each claim. */
@NullMarked
package dev.kasus.casebook;

import org.jspecify.annotations.NullMarked;
