/** Short experiments that separate causes: the level of evidence between seeing and proving. */
@NullMarked
package dev.kasus.experiment;

import org.jspecify.annotations.NullMarked;
