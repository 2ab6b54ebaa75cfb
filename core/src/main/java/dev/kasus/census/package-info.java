/** What can be said of a data set before anyone trains on it. */
@NullMarked
package dev.kasus.census;

import org.jspecify.annotations.NullMarked;
