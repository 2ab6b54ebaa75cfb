"""What is read off a model between two steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Optional

import keras
import numpy as np

from kasus.classes import Predictions, by_class
from kasus.keras import gradients
from kasus.keras.images import Images, Split, wanted
from kasus.keras.network import Network, entry, logits, numpy
from kasus.keras.outputs import Outputs, distances, moments

_AT_ONCE = 64


class Looks:
    """A model and the images that it is looked at with."""

    def __init__(self, network: Network, images: Images) -> None:
        self.network = network
        self._images = images
        self._names = [name for name, (kind, _) in network.outputs.items() if kind in ("conv", "dense")]
        tensors = [network.outputs[name][1] for name in self._names]
        model = network.model
        self._extended = keras.Model(entry(model), [*tensors, model.outputs[0]]) if tensors else None

    def validation(self, classes: list[str]) -> tuple[Predictions, dict[str, float]]:
        """The predictions on all validation images, and what they say of each class."""
        x, y = self._images.all["validation"]
        norms = moments(self.network)
        predictions = Predictions(self._predict((x, y), norms).logits, y, self._images.validation_groups)
        values = {"validation/loss": predictions.loss, "validation/accuracy": predictions.accuracy}
        return predictions, {**values, **by_class(predictions, classes), **distances(norms, "validation")}

    def activations(self) -> dict[str, float]:
        """Loss and accuracy on the evaluation sample, outputs of every layer, distances of batch-norm statistics."""
        x, y = self._images.sample["train"]
        outputs = Outputs(self.network)
        parts = [logits(outputs.add(x[at : at + _AT_ONCE]), self.network.output) for at in range(0, len(y), _AT_ONCE)]
        predictions = Predictions(np.concatenate(parts), y)
        values = {"train/eval-mode-loss": predictions.loss, "train/eval-mode-accuracy": predictions.accuracy}
        return {**values, **outputs.values()}

    def compared(self, batch: int) -> dict[str, float]:
        """Validation under running, batch and re-estimated statistics."""
        validation, train = self._images.sample["validation"], self._images.sample["train"]
        batch = min(batch, len(train[1]), len(validation[1]))
        found = {"running": self._predict(validation)}
        with _silent(self.network), _statistics(self.network):
            found["batch"] = self._predict(_whole(validation, batch), training=True, size=batch)
            anew = moments(self.network)
            self._predict(_whole(train, batch), anew, training=True, size=batch)
            for norm, seen in zip(anew.norms, anew.found):
                norm.moving_mean.assign(seen.mean.astype(np.float32))
                norm.moving_variance.assign(seen.variance.astype(np.float32))
            found["reestimated"] = self._predict(validation)
        values = {}
        for kind, predictions in found.items():
            values[f"batch-norm/validation-accuracy-{kind}-statistics"] = predictions.accuracy
            values[f"batch-norm/validation-loss-{kind}-statistics"] = predictions.loss
        return values

    def can_see_gradients(self) -> bool:
        """Whether backend and model show them, and there are images to take them at."""
        return gradients.available() and self._extended is not None and "train" in self._images.sample

    def gradients(self) -> dict[str, float]:
        """Norms at images of the evaluation sample: callbacks do not see the batch."""
        x, y = (part[:_AT_ONCE] for part in self._images.sample["train"])
        model = self.network.model
        loss = keras.losses.get(model.loss) if isinstance(model.loss, str) else model.loss
        name = type(loss).__name__ + str(getattr(loss, "__name__", ""))
        units = int(model.outputs[0].shape[-1])
        labels = y if "sparse" in name.lower() else wanted(y, units)
        values = gradients.read(self.network, self._extended, self._names, x, labels, loss)
        if self.network.output:
            # At the logits, not behind the activation inside the last layer.
            off = numpy(model(x, training=False)).reshape(len(x), -1) - wanted(y, units)
            last = self.network.weighted[-1].name
            values[f"layer/{last}/activation-gradient-norm"] = float(np.sqrt((off**2).sum(axis=1).mean()))
        return values

    def _predict(
        self, images: Split, norms: Optional[Any] = None, training: bool = False, size: int = _AT_ONCE
    ) -> Predictions:
        x, y = images
        parts = []
        for at in range(0, len(y), size):
            part = x[at : at + size]
            if norms:
                *inputs, output = norms.model(part, training=training)
                norms.add([numpy(i) for i in inputs])
            else:
                output = self.network.model(part, training=training)
            parts.append(logits(numpy(output), self.network.output))
        return Predictions(np.concatenate(parts), y)


def _whole(split: Split, batch: int) -> Split:
    count = len(split[1]) // batch * batch
    return split[0][:count], split[1][:count]


@contextmanager
def _silent(network: Network) -> Iterator[None]:
    """In training mode, layers that are random let everything through."""
    random = [layer for layer in network.all if hasattr(layer, "rate") or _draws(layer)]
    kept = [(layer, layer.__dict__.get("call")) for layer in random]
    try:
        for layer in random:
            object.__setattr__(layer, "call", lambda inputs, training=None: inputs)
        yield
    finally:
        for layer, call in kept:
            if call is None:
                object.__delattr__(layer, "call")
            else:
                object.__setattr__(layer, "call", call)


def _draws(layer: Any) -> bool:
    return type(layer).__name__.startswith(("Random", "Gaussian", "MixUp", "CutMix", "AugMix"))


@contextmanager
def _statistics(network: Network) -> Iterator[None]:
    """The running statistics of every batch norm are put back."""
    norms = [norm for norm, _ in network.norms]
    kept = [(numpy(norm.moving_mean).copy(), numpy(norm.moving_variance).copy()) for norm in norms]
    try:
        yield
    finally:
        for norm, (mean, variance) in zip(norms, kept):
            norm.moving_mean.assign(mean)
            norm.moving_variance.assign(variance)
