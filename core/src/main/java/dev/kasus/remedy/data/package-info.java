/** Remedies that change the images, their split, their augmentation or class weights. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.remedy.data;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
