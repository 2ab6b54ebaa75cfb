/** What in an architecture asks for trouble. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.lint;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
