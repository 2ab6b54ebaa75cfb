/** Curves, forest plots and maps as SVG. */
@NullMarked
package dev.kasus.report.svg;

import org.jspecify.annotations.NullMarked;
