/** Logits of a network on images, and what is computed from them. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.torch.evaluation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
