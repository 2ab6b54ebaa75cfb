/** The training loop, the loss, the optimisers, and what is kept from epoch to epoch. */
@NullMarked
package dev.kasus.torch.training;

import org.jspecify.annotations.NullMarked;
