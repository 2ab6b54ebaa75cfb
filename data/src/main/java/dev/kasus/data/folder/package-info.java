/** Folders of pictures. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.folder;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
