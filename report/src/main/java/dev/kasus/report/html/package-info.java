/** Reports as pages that hold all that they need. */
@NullMarked
package dev.kasus.report.html;

import org.jspecify.annotations.NullMarked;
