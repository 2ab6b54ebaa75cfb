/** Diagnosis of a recording: rules, opinions, evidence and findings. */
@NullMarked
package dev.kasus.diagnosis;

import org.jspecify.annotations.NullMarked;
