/** The probes of a training: each records signals and changes nothing. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.torch.probe;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
