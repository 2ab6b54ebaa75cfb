/** IDX files, such as those of MNIST and Fashion-MNIST. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.idx;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
