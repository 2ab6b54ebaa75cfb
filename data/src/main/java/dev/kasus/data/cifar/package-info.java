/** The binary files of CIFAR-10 and CIFAR-100. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.cifar;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
