/** What is said to people: bad input in words, and text from strangers made safe to show. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.message;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
