/** Batches of images as tensors. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.torch.batch;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
