/** The loss around the weights of a network: gradient, Hessian and sharpness. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.torch.curvature;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
