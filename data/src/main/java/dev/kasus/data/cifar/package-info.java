/** The binary files of CIFAR-10 and CIFAR-100. */
@NullMarked
package dev.kasus.data.cifar;

import org.jspecify.annotations.NullMarked;
