/** The loss as a surface over the weights, and the ways that trainings take over it. */
@NullMarked
package dev.kasus.landscape;

import org.jspecify.annotations.NullMarked;
