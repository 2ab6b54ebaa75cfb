/** The species of the reef, and how one fish is drawn. */
@NullMarked
package dev.kasus.data.reef.fish;

import org.jspecify.annotations.NullMarked;
