/** What every reader of images needs: its folder, its labels, its progress. */
@NullMarked
package dev.kasus.data.source;

import org.jspecify.annotations.NullMarked;
