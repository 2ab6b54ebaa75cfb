"""Statistics of the outputs of layers and of the inputs of batch norms."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

from kasus.keras.network import Network, entry, numpy

_EPSILON = 1e-5


class _Moments:
    def __init__(self) -> None:
        self._count = 0
        self._sum: Any = 0.0
        self._squares: Any = 0.0

    def add(self, values: np.ndarray) -> None:
        rows = values.reshape(-1, values.shape[-1]).astype(np.float64)
        self._count += len(rows)
        self._sum = self._sum + rows.sum(axis=0)
        self._squares = self._squares + (rows**2).sum(axis=0)

    @property
    def mean(self) -> Any:
        return self._sum / self._count

    @property
    def variance(self) -> Any:
        return np.maximum(0, self._squares / self._count - self.mean**2)


class NormInputs:
    """The inputs of every batch norm, over several batches."""

    def __init__(self, network: Network) -> None:
        self.norms = [norm for norm, _ in network.norms]
        self.found = [_Moments() for _ in network.norms]
        tensors = [tensor for _, tensor in network.norms]
        self.model = keras.Model(entry(network.model), [*tensors, network.model.outputs[0]]) if tensors else None

    def __bool__(self) -> bool:
        return self.model is not None

    def add(self, inputs: list[np.ndarray]) -> None:
        """The inputs of one batch."""
        for found, values in zip(self.found, inputs):
            found.add(values)


def moments(network: Network) -> NormInputs:
    """Nothing seen yet."""
    return NormInputs(network)


def distances(seen: NormInputs, split: str) -> dict[str, float]:
    """Of the running statistics from those that were seen."""
    values = {}
    for norm, found in zip(seen.norms, seen.found):
        mean, variance = numpy(norm.moving_mean), numpy(norm.moving_variance)
        s, own = np.sqrt(variance + _EPSILON), np.sqrt(found.variance + _EPSILON)
        distance = (np.sqrt((found.mean - mean) ** 2 + (own - s) ** 2) / s).mean()
        values[f"batch-norm/{norm.name}/{split}-distance"] = float(distance)
    return values


class _Output:
    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.count = self.zeros = self.saturated = 0
        self.sum = self.squares = 0.0
        self.largest: Any = None

    def add(self, values: np.ndarray) -> None:
        self.count += values.size
        self.sum += float(values.sum(dtype=np.float64))
        self.squares += float(np.square(values, dtype=np.float64).sum())
        if self.kind in ("relu", "thresholded-relu"):
            self.zeros += int(values.size - np.count_nonzero(values))
            rows = values.reshape(-1, values.shape[-1]).max(axis=0)
            self.largest = rows if self.largest is None else np.maximum(self.largest, rows)
        elif self.kind == "sigmoid":
            reach = 0.5 * np.sqrt(0.95)
            self.saturated += int(np.count_nonzero((values < 0.5 - reach) | (values > 0.5 + reach)))
        elif self.kind == "tanh":
            self.saturated += int(np.count_nonzero(np.abs(values) > np.sqrt(0.95)))

    def values(self, name: str) -> dict[str, float]:
        mean = self.sum / self.count
        found = {
            f"layer/{name}/activation-mean": mean,
            f"layer/{name}/activation-std": float(np.sqrt(max(0.0, self.squares / self.count - mean**2))),
        }
        if self.largest is not None:
            found[f"layer/{name}/dead-fraction"] = float((self.largest <= 0).mean())
            found[f"layer/{name}/zero-fraction"] = self.zeros / self.count
        if self.kind in ("sigmoid", "tanh"):
            found[f"layer/{name}/saturated-fraction"] = self.saturated / self.count
        return found


class Outputs:
    """The outputs of every layer that has a word, over several batches."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._outputs = {name: _Output(kind) for name, (kind, _) in network.outputs.items()}
        tensors = [tensor for _, tensor in network.outputs.values()]
        inputs = [tensor for _, tensor in network.norms]
        self._norms = NormInputs(network)
        self._count = len(tensors)
        self._model = (
            keras.Model(entry(network.model), [*tensors, *inputs, network.model.outputs[0]]) if tensors else None
        )

    def add(self, images: np.ndarray) -> np.ndarray:
        """Sees one batch; gives the model's own output."""
        if self._model is None:
            return numpy(self._network.model(images, training=False))
        *found, output = [numpy(t) for t in self._model(images, training=False)]
        for seen, values in zip(self._outputs.values(), found):
            seen.add(values)
        self._norms.add(found[self._count :])
        return output

    def values(self) -> dict[str, float]:
        """What was seen."""
        values: dict[str, float] = {}
        for name, seen in self._outputs.items():
            if seen.count:
                values.update(seen.values(name))
        if self._norms:
            values.update(distances(self._norms, "train"))
        return values
