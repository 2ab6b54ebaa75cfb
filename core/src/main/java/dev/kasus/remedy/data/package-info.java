/** Remedies that change the images, their split, their augmentation or class weights. */
@NullMarked
package dev.kasus.remedy.data;

import org.jspecify.annotations.NullMarked;
