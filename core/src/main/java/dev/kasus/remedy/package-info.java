/** From a diagnosis to cures: the catalogue of remedies, each dosed for a recipe. */
@NullMarked
package dev.kasus.remedy;

import org.jspecify.annotations.NullMarked;
