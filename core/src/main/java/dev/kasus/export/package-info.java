/** The lines of Keras, PyTorch and DJL code that do what a recipe says. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.export;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
