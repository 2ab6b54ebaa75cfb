/** What a folder of pictures shows before anyone trains on it: measurements, copies, and what a check says of them. */
@NullMarked
package dev.kasus.census;

import org.jspecify.annotations.NullMarked;
