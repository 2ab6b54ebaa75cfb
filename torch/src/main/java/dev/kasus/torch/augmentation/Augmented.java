package dev.kasus.torch.augmentation;

import dev.kasus.torch.batch.Targets;
import org.bytedeco.pytorch.Tensor;

/**
 * A batch after augmentation.
 *
 * @param images x channels x height x width on 0 to 1
 * @param targets labels of the images
 */
public record Augmented(Tensor images, Targets targets) {}
