/** What trains a recipe; implemented outside of core. */
@NullMarked
package dev.kasus.engine;

import org.jspecify.annotations.NullMarked;
