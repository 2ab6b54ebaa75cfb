/** Numbers over time: what is recorded, under which name and in which unit. */
@NullMarked
package dev.kasus.signal;

import org.jspecify.annotations.NullMarked;
