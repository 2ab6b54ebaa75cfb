/** Images as bytes: from the built-in reef, folders of pictures, IDX and CIFAR files. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
