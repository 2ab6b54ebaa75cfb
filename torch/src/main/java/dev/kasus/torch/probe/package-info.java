/** What watches a training: each probe records signals and changes nothing. */
@NullMarked
package dev.kasus.torch.probe;

import org.jspecify.annotations.NullMarked;
