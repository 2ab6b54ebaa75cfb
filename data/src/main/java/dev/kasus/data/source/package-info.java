/** What every reader of images needs: its folder, its labels, its progress. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.source;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
