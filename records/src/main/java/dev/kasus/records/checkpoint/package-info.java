/** Checkpoints as safetensors files. */
@NullMarked
package dev.kasus.records.checkpoint;

import org.jspecify.annotations.NullMarked;
