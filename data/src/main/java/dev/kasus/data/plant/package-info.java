/** Faults planted in training images. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.plant;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
