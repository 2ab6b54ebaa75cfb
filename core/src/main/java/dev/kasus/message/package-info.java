/** What is said to people: bad input in words, and text from strangers made safe to show. */
@NullMarked
package dev.kasus.message;

import org.jspecify.annotations.NullMarked;
