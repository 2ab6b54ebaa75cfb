/** The training loop, the loss, the optimisers and the state between epochs. */
@NullMarked
package dev.kasus.torch.training;

import org.jspecify.annotations.NullMarked;
