/** IDX files, such as those of MNIST and Fashion-MNIST. */
@NullMarked
package dev.kasus.data.idx;

import org.jspecify.annotations.NullMarked;
