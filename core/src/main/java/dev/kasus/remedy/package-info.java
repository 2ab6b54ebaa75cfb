/** From a diagnosis to cures: the catalogue of remedies, each dosed for a recipe. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.remedy;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
