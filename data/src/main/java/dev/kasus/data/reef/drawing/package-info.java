/** Canvas, colours and curves that the reef is drawn with. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.reef.drawing;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
