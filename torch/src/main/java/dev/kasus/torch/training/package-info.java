/** The training loop, the loss, the optimisers, and what is kept from epoch to epoch. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.torch.training;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
