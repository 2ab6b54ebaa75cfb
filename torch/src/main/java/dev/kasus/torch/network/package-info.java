/** The network of a recipe as libtorch calls: parameters, layers, statistics. */
@NullMarked
package dev.kasus.torch.network;

import org.jspecify.annotations.NullMarked;
