/** The training loop, the loss, the optimisers and the state between epochs. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.torch.training;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
