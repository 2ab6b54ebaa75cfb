/** All remedies, in reading order. */
@NullMarked
package dev.kasus.remedy.catalog;

import org.jspecify.annotations.NullMarked;
