/** The casebook: networks that fail in known ways, and what is claimed of them, put to the test. */
@NullMarked
package dev.kasus.casebook;

import org.jspecify.annotations.NullMarked;
