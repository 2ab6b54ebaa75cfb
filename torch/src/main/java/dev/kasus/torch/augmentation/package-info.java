/** Random changes of training images. */
@NullMarked
package dev.kasus.torch.augmentation;

import org.jspecify.annotations.NullMarked;
