/** One diagnosis as terminal text, HTML and JSON. */
@NullMarked
package dev.kasus.report;

import org.jspecify.annotations.NullMarked;
