/** The rules, one class each; {@link dev.kasus.diagnosis.rules.Rules} lists them in reading order. */
@NullMarked
package dev.kasus.diagnosis.rules;

import org.jspecify.annotations.NullMarked;
