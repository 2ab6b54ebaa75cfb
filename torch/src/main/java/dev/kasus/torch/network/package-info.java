/** The network of a recipe as libtorch calls: parameters, layers, statistics. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.torch.network;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
