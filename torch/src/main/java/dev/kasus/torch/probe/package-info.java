/** The probes of a training: each records signals and changes nothing. */
@NullMarked
package dev.kasus.torch.probe;

import org.jspecify.annotations.NullMarked;
