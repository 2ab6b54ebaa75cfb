/** What commands and the public API of the library have in common: one training, one diagnosis, one trial, one case, from start to finish. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.session;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
