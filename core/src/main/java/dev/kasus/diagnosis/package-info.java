/** From a recording to opinions: the rule machinery. */
@NullMarked
package dev.kasus.diagnosis;

import org.jspecify.annotations.NullMarked;
