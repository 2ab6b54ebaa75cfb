/** TensorBoard's event files: appended while training, followed while they grow, read afterwards. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.events;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
