package dev.kasus.torch.network;

import org.bytedeco.pytorch.Tensor;

/**
 * A tensor that is trained.
 *
 * @param name layer and part, such as {@code conv1.weight}
 * @param value a leaf of the gradient graph
 * @param decayed whether weight decay applies: to the weights of convolutions and dense layers
 * @param offset where it begins in the row of all parameters
 */
public record Parameter(String name, Tensor value, boolean decayed, long offset) {}
