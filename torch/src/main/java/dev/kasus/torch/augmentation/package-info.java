/** Random changes of training images. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.torch.augmentation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
