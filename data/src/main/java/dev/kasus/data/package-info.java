/** Images as bytes: from the built-in reef, folders of pictures, IDX and CIFAR files. */
@NullMarked
package dev.kasus.data;

import org.jspecify.annotations.NullMarked;
