/** Networks in files of PyTorch. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.torch;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
