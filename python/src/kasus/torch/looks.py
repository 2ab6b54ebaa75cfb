"""What is read off a network that stands still: activations, batch-norm statistics, classes."""

from __future__ import annotations

import math
from typing import Any, Callable, Optional

import numpy as np
import torch
from torch import nn

from kasus import pairs
from kasus.classes import Predictions, log_odds
from kasus.events import EventFile
from kasus.torch import batches, state
from kasus.torch.graph import Calls, LayerGraph

_EPSILON = 1e-5
_SHOWN = 12
_WELL_SEPARATED = 0.9
_FLIPPED = 128
_MOST_NUMBERS = 1 << 24


class Moments:
    """Mean and variance of many numbers, of each channel or of all."""

    def __init__(self) -> None:
        self._count = 0
        self._sum: Any = 0.0
        self._squares: Any = 0.0

    def add(self, tensor: torch.Tensor, by_channel: bool) -> None:
        """Adds a batch, images x channels and perhaps positions."""
        values = tensor.detach()
        values = values.float() if values.dtype in (torch.float16, torch.bfloat16) else values
        # Sums of each image and channel are taken in single precision, which is fast, and added up in double.
        if values.dim() > 2:
            flat = values.flatten(2)
            positions = flat.shape[2]
            sums = flat.mean(dim=2).double() * positions
            squares = torch.linalg.vector_norm(flat, dim=2).double() ** 2
        else:
            positions = 1
            sums = values.double()
            squares = sums**2
        axes = 0 if by_channel and values.dim() > 1 else None
        self._count += len(values) * positions if axes == 0 else values.numel()
        self._sum = self._sum + (sums.sum() if axes is None else sums.sum(dim=0))
        self._squares = self._squares + (squares.sum() if axes is None else squares.sum(dim=0))

    @property
    def mean(self) -> Any:
        return self._sum / self._count

    @property
    def variance(self) -> Any:
        return (self._squares / self._count - self.mean**2).clamp(min=0)

    def distance(self, norm: nn.Module) -> float:
        """From the running statistics, in units of theirs."""
        running: Any = norm
        mean, variance = running.running_mean.double(), running.running_var.double()
        s, own = torch.sqrt(variance + _EPSILON), torch.sqrt(self.variance + _EPSILON)
        return float((torch.sqrt((self.mean - mean) ** 2 + (own - s) ** 2) / s).mean())


class _Output:
    """The outputs of one layer."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.moments = Moments()
        self.count = 0
        self.zeros = 0
        self.saturated = 0
        self.largest: Optional[torch.Tensor] = None

    def add(self, output: torch.Tensor, whole: bool) -> None:
        """Adds a batch; of one that is not to be seen as a whole, only which units are alive."""
        output = output.detach()
        if whole:
            self.moments.add(output, by_channel=False)
            self.count += output.numel()
        if self.kind in ("relu", "thresholded-relu"):
            if whole:
                self.zeros += output.numel() - int(torch.count_nonzero(output))
            rows = output.amax(dim=0) if output.dim() == 2 else output.flatten(2).amax(dim=2).amax(dim=0)
            self.largest = rows if self.largest is None else torch.maximum(self.largest, rows)
        elif self.kind == "sigmoid" and whole:
            reach = 0.5 * math.sqrt(0.95)
            self.saturated += int(torch.count_nonzero((output < 0.5 - reach) | (output > 0.5 + reach)))
        elif self.kind == "tanh" and whole:
            self.saturated += int(torch.count_nonzero(output.abs() > math.sqrt(0.95)))

    def values(self, name: str) -> dict[str, float]:
        found = {
            f"layer/{name}/activation-mean": float(self.moments.mean),
            f"layer/{name}/activation-std": float(torch.sqrt(self.moments.variance)),
        }
        if self.largest is not None:
            found[f"layer/{name}/dead-fraction"] = float((self.largest <= 0).double().mean())
            found[f"layer/{name}/zero-fraction"] = self.zeros / self.count
        if self.kind in ("sigmoid", "tanh"):
            found[f"layer/{name}/saturated-fraction"] = self.saturated / self.count
        return found


Forward = Callable[[Any], torch.Tensor]


def predict(
    forward: Forward, inputs: Any, labels: np.ndarray, size: int, groups: Optional[np.ndarray] = None
) -> Predictions:
    """The logits of some images, batch by batch."""
    count = len(labels)
    parts = [forward(batches.some(inputs, slice(at, min(count, at + size)))) for at in range(0, count, size)]
    return Predictions(np.concatenate([p.float().cpu().numpy() for p in parts]), labels, groups)


def activations(
    model: nn.Module,
    graph: LayerGraph,
    forward: Forward,
    inputs: Any,
    labels: np.ndarray,
    size: int,
    most: int,
) -> dict[str, float]:
    """Loss and accuracy on the evaluation sample, outputs of every layer, distances of batch-norm statistics.

    :param most: means are taken over so many of the images; units are dead on all of them
    """
    passed = 0
    outputs: dict[str, _Output] = {}
    norm_inputs: dict[str, Moments] = {}
    norms = state.batch_norms(model)

    def seen(key: tuple[str, str, int], func: Any, args: Any, kwargs: Any, result: Any) -> None:
        name = graph.names.get(key)
        if name is None or not isinstance(result, torch.Tensor):
            return
        whole = passed < most
        outputs.setdefault(name, _Output(graph.kinds[name])).add(result, whole)
        if whole and key[0] in norms and graph.kinds[name] == "batch-norm":
            norm_inputs.setdefault(key[0], Moments()).add(args[0], by_channel=True)

    with Calls(model, seen) as calls:

        def counted(part: Any) -> torch.Tensor:
            nonlocal passed
            calls.begin()
            found = forward(part)
            passed += len(found)
            return found

        predictions = predict(counted, inputs, labels, size)
    values = {"train/eval-mode-loss": predictions.loss, "train/eval-mode-accuracy": predictions.accuracy}
    for name, output in outputs.items():
        values.update(output.values(name))
    for path, moments in norm_inputs.items():
        values[f"batch-norm/{graph.norms.get(path, path)}/train-distance"] = moments.distance(norms[path])
    return values


def compare_statistics(
    model: nn.Module,
    forward: Forward,
    train: tuple[Any, np.ndarray],
    validation: tuple[Any, np.ndarray],
    batch: int,
    size: int,
    running: Optional[Predictions],
) -> dict[str, float]:
    """Validation of the same weights under running, batch and re-estimated statistics (arXiv 2105.07576)."""
    norms = state.batch_norms(model)
    # A batch of one image has no statistics, and a rest of a few images has poor ones.
    values: dict[str, float] = {}
    _add(values, "running", running or predict(forward, *validation, size=size))
    with state.statistics_of_batches(norms):
        _add(values, "batch", predict(forward, *_whole(validation, batch), size=batch))
        inputs: dict[str, Moments] = {path: Moments() for path in norms}
        handles = [
            norm.register_forward_pre_hook(lambda m, x, path=path: inputs[path].add(x[0], by_channel=True))
            for path, norm in norms.items()
        ]
        try:
            predict(forward, *_whole(train, batch), size=batch)
        finally:
            for handle in handles:
                handle.remove()
    anew = {
        path: (m.mean.to(norms[path].running_mean.dtype), m.variance.to(norms[path].running_var.dtype))
        for path, m in inputs.items()
        if m._count
    }
    with state.statistics(norms, anew):
        _add(values, "reestimated", predict(forward, *validation, size=size))
    return values


def _whole(split: tuple[Any, np.ndarray], batch: int) -> tuple[Any, np.ndarray]:
    """Whole batches, where one is filled."""
    inputs, labels = split
    count = len(labels) // batch * batch or len(labels)
    return batches.some(inputs, slice(0, count)), labels[:count]


def _add(values: dict[str, float], kind: str, predictions: Predictions) -> None:
    values[f"batch-norm/validation-accuracy-{kind}-statistics"] = predictions.accuracy
    values[f"batch-norm/validation-loss-{kind}-statistics"] = predictions.loss


def duplicate_units(weight: torch.Tensor) -> float:
    """Share of the units whose incoming weights are those of another unit."""
    rows = weight.detach().reshape(len(weight), -1).cpu().numpy()
    _, counts = np.unique(np.ascontiguousarray(rows), axis=0, return_counts=True)
    return float(counts[counts > 1].sum() / len(rows))


def class_pairs(
    names: list[str],
    model: nn.Module,
    last_layer: Optional[nn.Module],
    forward: Forward,
    validated: Predictions,
    train: tuple[Any, np.ndarray],
    validation: tuple[Any, np.ndarray],
    step: int,
    events: EventFile,
    size: int,
) -> None:
    """Each class against its most confused class, at the end of a run."""
    features: list[np.ndarray] = []

    def keep(module: nn.Module, inputs: Any) -> None:
        values = inputs[0].detach()
        if values.dim() == 4 and values[0].numel() * len(validation[1]) > _MOST_NUMBERS:
            values = values.mean(dim=(2, 3))
        features.append(values.reshape(len(values), -1).float().cpu().numpy())

    handle = last_layer.register_forward_pre_hook(keep) if last_layer is not None else None
    try:
        upright = predict(forward, *validation, size=size)
    finally:
        if handle is not None:
            handle.remove()
    flipped = _flipped(validation[0])
    mirrored = None if flipped is None else predict(forward, flipped, validation[1], size=size)
    trained = predict(forward, *train, size=size)
    values: dict[str, float] = {}
    found = []
    odds = log_odds(validated.logits)
    table = np.concatenate(features) if features else None
    for c, name in enumerate(names):
        worst = validated.most_confused(c)
        if worst is None:
            continue
        found.append((min(validated.against_all(c, odds)[0], worst[1]), c, worst[0]))
        if table is not None:
            impurity, silhouette = pairs.mixture(table, validation[1], c, worst[0])
            values[f"class/{name}/knn-impurity"] = impurity
            values[f"class/{name}/silhouette"] = silhouette
        if mirrored is not None:
            right = (upright.labels == c) & (upright.predicted == c)
            turned = (mirrored.predicted[right] != c).mean() if right.any() else float("nan")
            values[f"class/{name}/flip-disagreement"] = float(turned)
        own = trained.of_class(c)
        recall = (trained.predicted[own] == c).mean() if len(own) else float("nan")
        values[f"class/{name}/eval-mode-train-recall"] = float(recall)
        values[f"class/{name}/eval-mode-train-pairwise-auc"] = trained.between(c, worst[0])[0]
    lowest = [f for f in sorted(found) if f[0] < _WELL_SEPARATED][:_SHOWN]
    train_images, images = batches.images(train[0]), batches.images(validation[0])
    if train_images is not None and train_images.dim() == 4:
        pixels = train_images.float().cpu().numpy()
        for _, c, other in lowest:
            own, others = (np.flatnonzero(train[1] == k)[:_FLIPPED] for k in (c, other))
            odd, error, invariant = pairs.flip_symmetry(pixels[own], pixels[others])
            values[f"class/{names[c]}/flip-odd-auc"] = odd
            values[f"class/{names[c]}/flip-odd-auc-standard-error"] = error
            values[f"class/{names[c]}/flip-invariant-auc"] = invariant
    events.write(step, values)
    if images is not None and images.dim() == 4 and lowest:
        pixels = images.float().cpu().numpy()
        low, high = np.percentile(pixels, (0.5, 99.5))
        for c in dict.fromkeys(k for _, one, other in lowest for k in (one, other)):
            picture = pairs.strip(pixels[validation[1] == c], float(low), float(high))
            if picture is not None:
                events.image(step, f"class/{names[c]}/examples", *picture)


def _flipped(inputs: Any) -> Optional[Any]:
    """The images mirrored from left to right."""
    if isinstance(inputs, torch.Tensor):
        return torch.flip(inputs, dims=[-1]) if inputs.dim() == 4 else None
    if isinstance(inputs, dict):
        image = batches.images(inputs)
        if image is None or image.dim() != 4:
            return None
        return {k: torch.flip(v, dims=[-1]) if v is image else v for k, v in inputs.items()}
    return None
