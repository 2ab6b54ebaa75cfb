/** Reports for a terminal: plain lines of a given width, coloured where that is wanted. */
@NullMarked
package dev.kasus.report.terminal;

import org.jspecify.annotations.NullMarked;
