"""Images and labels out of what a loader gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Callable, Optional

import numpy as np
import torch

_LABELS = ("labels", "label", "targets", "target", "y")
Unpack = Callable[[Any], tuple[Any, Any]]


def unpack(batch: Any) -> tuple[Any, Any]:
    """Inputs and labels of a batch: the first two of a sequence, or by key of a mapping."""
    if isinstance(batch, Mapping):
        key = next((k for k in _LABELS if k in batch), None)
        if key is None:
            raise ValueError(f"a batch has the keys {', '.join(map(str, batch))}, none of them labels")
        return {k: v for k, v in batch.items() if k != key}, batch[key]
    if isinstance(batch, Sequence) and len(batch) >= 2:
        return batch[0], batch[1]
    raise ValueError(f"a batch is {type(batch).__name__}, not inputs and labels")


def images(inputs: Any) -> Optional[torch.Tensor]:
    """The tensor of images among the inputs of a model."""
    if isinstance(inputs, torch.Tensor):
        return inputs
    values = inputs.values() if isinstance(inputs, Mapping) else inputs if isinstance(inputs, (list, tuple)) else ()
    tensors = [v for v in values if isinstance(v, torch.Tensor) and v.is_floating_point()]
    return max(tensors, key=lambda t: t.dim(), default=None)


def moved(inputs: Any, device: torch.device) -> Any:
    """The inputs on a device."""
    if isinstance(inputs, torch.Tensor):
        return inputs.to(device)
    if isinstance(inputs, Mapping):
        return {k: moved(v, device) for k, v in inputs.items()}
    if isinstance(inputs, (list, tuple)):
        return [moved(v, device) for v in inputs]
    return inputs


def output(given: Any) -> Any:
    """The first tensor in what a model gives, which its logits come from."""
    if isinstance(given, Mapping):
        given = given.get("logits", next(iter(given.values()), None))
    elif hasattr(given, "logits"):
        given = given.logits
    while isinstance(given, (list, tuple)) and given:
        given = given[0]
    return given


def logits(given: Any) -> Optional[torch.Tensor]:
    """The logits in what a model gives, images x classes; those of one unit become those of two classes."""
    found = output(given)
    if not isinstance(found, torch.Tensor) or not found.is_floating_point():
        return None
    if found.dim() == 1 or (found.dim() == 2 and found.shape[1] == 1):
        flat = found.reshape(-1)
        return torch.stack([torch.zeros_like(flat), flat], dim=1)
    return found if found.dim() == 2 else None


def indices(labels: Any, classes: int) -> np.ndarray:
    """Labels as indices of classes: one-hot and mixed ones by their largest share."""
    array = labels.detach().cpu().numpy() if isinstance(labels, torch.Tensor) else np.asarray(labels)
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim == 2:
        array = array.argmax(axis=1)
    return array.reshape(-1).astype(np.int64)


def labels_of(dataset: Any) -> Optional[np.ndarray]:
    """The labels of a whole data set where it holds them; None if each image has to be read for them."""
    inside = getattr(dataset, "dataset", None)
    if inside is not None and hasattr(dataset, "indices"):
        all_labels = labels_of(inside)
        return None if all_labels is None else all_labels[np.asarray(list(dataset.indices), dtype=np.int64)]
    tensors = getattr(dataset, "tensors", None)
    if tensors is not None and len(tensors) >= 2 and tensors[1].dim() == 1 and not tensors[1].is_floating_point():
        return np.asarray(tensors[1].cpu().numpy(), dtype=np.int64)
    for name in ("targets", "labels", "_labels"):
        found = getattr(dataset, name, None)
        if found is not None and not callable(found) and _is_list_of_labels(found, dataset):
            return indices(torch.as_tensor(np.asarray(found)), 0)
    return None


def _is_list_of_labels(found: Any, dataset: Any) -> bool:
    try:
        array = np.asarray(found)
        return array.ndim == 1 and len(array) == len(dataset) and np.issubdtype(array.dtype, np.integer)
    except (TypeError, ValueError):
        return False


def names_of(dataset: Any) -> Optional[list[str]]:
    """The class names that a data set holds."""
    while dataset is not None:
        names = getattr(dataset, "classes", None)
        if isinstance(names, (list, tuple)) and names and all(isinstance(n, str) for n in names):
            return list(names)
        dataset = getattr(dataset, "dataset", None)
    return None


def marks(inputs: Any) -> Optional[np.ndarray]:
    """A number of each image by which the same image is known again: a weighted sum of some of its pixels."""
    tensor = images(inputs)
    if tensor is None or tensor.dim() < 2:
        return None
    flat = tensor.detach().reshape(len(tensor), -1)
    step = max(1, flat.shape[1] // 61)
    some = flat[:, ::step].double().cpu()
    weights = torch.arange(1, some.shape[1] + 1, dtype=torch.float64).sqrt()
    return np.asarray((some * weights).sum(dim=1).numpy())


def concatenated(parts: Iterable[Any]) -> Any:
    """Batches of inputs as one."""
    listed = list(parts)
    if isinstance(listed[0], torch.Tensor):
        return torch.cat(listed)
    if isinstance(listed[0], Mapping):
        return {k: concatenated(p[k] for p in listed) for k in listed[0]}
    return [concatenated(p[i] for p in listed) for i in range(len(listed[0]))]


def some(inputs: Any, chosen: Any) -> Any:
    """Those of some images."""
    if isinstance(inputs, torch.Tensor):
        return inputs[chosen]
    if isinstance(inputs, Mapping):
        return {k: some(v, chosen) for k, v in inputs.items()}
    return [some(v, chosen) for v in inputs]


def count(inputs: Any) -> int:
    """How many images."""
    tensor = images(inputs)
    return 0 if tensor is None else len(tensor)
