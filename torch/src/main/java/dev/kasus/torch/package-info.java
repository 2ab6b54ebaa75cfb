/** Training on libtorch: the only native code of Kasus. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.torch;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
