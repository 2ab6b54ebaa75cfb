/** Folders of pictures. */
@NullMarked
package dev.kasus.data.folder;

import org.jspecify.annotations.NullMarked;
