"""Gradients of the loss on some images, by the means of the backend."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

from kasus.keras.network import Network, numpy


def available() -> bool:
    """Whether the backend gives gradients of layers' outputs."""
    return keras.backend.backend() in ("tensorflow", "torch")


def read(network: Network, extended: Any, names: list[str], images: Any, labels: Any, loss: Any) -> dict[str, float]:
    """Norms of the gradients of weights and outputs of every convolution and dense layer, and of all weights together.

    :param extended: gives the outputs of the layers of these names and, last, the model's own
    """
    weights = [layer.kernel for layer in network.weighted]
    trained = list(network.model.trainable_variables)
    if keras.backend.backend() == "tensorflow":
        found = _tensorflow(extended, images, labels, loss, weights, trained)
    else:
        found = _torch(extended, images, labels, loss, weights, trained)
    own, outputs, every = found
    values: dict[str, float] = {}
    for layer, gradient in zip(network.weighted, own):
        if gradient is not None:
            values[f"layer/{layer.name}/weight-gradient-norm"] = float(np.linalg.norm(gradient))
    for name, gradient in zip(names, outputs):
        if gradient is not None:
            values[f"layer/{name}/activation-gradient-norm"] = float(np.sqrt(len(images)) * np.linalg.norm(gradient))
    values["train/gradient-norm"] = float(
        np.sqrt(sum(float((g.astype(np.float64) ** 2).sum()) for g in every if g is not None))
    )
    return values


def _tensorflow(extended: Any, images: Any, labels: Any, loss: Any, weights: list[Any], trained: list[Any]) -> Any:
    import tensorflow as tf

    with tf.GradientTape() as tape:
        outputs = extended(images, training=False)
        value = tf.reduce_mean(loss(labels, outputs[-1]))
    asked = [v.value for v in weights] + list(outputs[:-1]) + [v.value for v in trained]
    gradients = [None if g is None else numpy(tf.convert_to_tensor(g)) for g in tape.gradient(value, asked)]
    first, second = len(weights), len(weights) + len(outputs) - 1
    return gradients[:first], gradients[first:second], gradients[second:]


def _torch(extended: Any, images: Any, labels: Any, loss: Any, weights: list[Any], trained: list[Any]) -> Any:
    import torch

    with torch.enable_grad():
        outputs = extended(images, training=False)
        value = torch.mean(loss(labels, outputs[-1]))
        asked = [v.value for v in weights] + list(outputs[:-1]) + [v.value for v in trained]
        gradients = torch.autograd.grad(value, asked, allow_unused=True)
    listed = [None if g is None else g.detach().cpu().numpy() for g in gradients]
    first, second = len(weights), len(weights) + len(outputs) - 1
    return listed[:first], listed[first:second], listed[second:]
