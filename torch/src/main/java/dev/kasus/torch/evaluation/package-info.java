/** Logits of a network on images, and what is computed from them. */
@NullMarked
package dev.kasus.torch.evaluation;

import org.jspecify.annotations.NullMarked;
