/** Short experiments that distinguish causes: the level of evidence between observed and proven. */
@NullMarked
package dev.kasus.experiment;

import org.jspecify.annotations.NullMarked;
