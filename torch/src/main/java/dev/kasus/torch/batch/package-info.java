/** Batches of images as tensors. */
@NullMarked
package dev.kasus.torch.batch;

import org.jspecify.annotations.NullMarked;
