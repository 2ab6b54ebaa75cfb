/** TensorBoard's event files: appended while training, followed while they grow, read afterwards. */
@NullMarked
package dev.kasus.records.events;

import org.jspecify.annotations.NullMarked;
