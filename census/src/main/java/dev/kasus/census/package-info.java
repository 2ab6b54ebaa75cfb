/** What a folder of pictures shows before anyone trains on it: measurements, copies, and what a check says of them. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.census;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
