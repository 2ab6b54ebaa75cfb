/** Networks in files of Keras. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.keras;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
