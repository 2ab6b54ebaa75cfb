/** What commands and the library's front door have in common: one training, one diagnosis, one trial, one case, from begin to end. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.session;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
