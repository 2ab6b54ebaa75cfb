/** Networks in files, whoever wrote them. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
