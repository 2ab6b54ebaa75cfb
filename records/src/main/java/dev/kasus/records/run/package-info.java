/** The folder of a run: what it holds, who writes it, how it is read and resumed. */
@NullMarked
package dev.kasus.records.run;

import org.jspecify.annotations.NullMarked;
