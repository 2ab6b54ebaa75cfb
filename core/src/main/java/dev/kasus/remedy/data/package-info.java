/** Remedies that change the images, their split, their augmentation or what their classes count. */
@NullMarked
package dev.kasus.remedy.data;

import org.jspecify.annotations.NullMarked;
