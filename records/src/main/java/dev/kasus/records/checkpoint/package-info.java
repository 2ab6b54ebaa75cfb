/** Checkpoints as safetensors files. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.checkpoint;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
