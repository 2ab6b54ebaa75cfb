"""The content of run.json of a training of Keras."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import keras
import numpy as np

from kasus import __version__, folder
from kasus.keras import words
from kasus.keras.images import Images, planes
from kasus.keras.network import Network


@dataclass
class Told:
    """What the program says of itself; None where it says nothing."""

    class_weight: Optional[dict[int, float]]
    batch_size: Optional[int]
    augmentation: Optional[list[dict[str, Any]]]
    pretrained: bool
    probes: str


def content(
    state: str,
    told: Told,
    classes: list[str],
    images: Images,
    network: Network,
    params: dict[str, Any],
    rates: set[float],
) -> dict[str, Any]:
    """Everything but format and version; what is not known is left out."""
    found: dict[str, Any] = {
        "state": state,
        "tool": f"kasus for Python {__version__}",
        "framework": {"name": "keras", "version": f"{keras.__version__} on {keras.backend.backend()}"},
        "platform": folder.machine(),
        "probes": told.probes,
        "data": _data(classes, images),
        "training": _training(told, classes, images, network, params, rates),
    }
    if network.layers:
        parameters = sum(int(np.prod(v.shape)) for v in network.model.trainable_variables)
        found["model"] = {"parameters": parameters, "layers": network.layers}
    elif network.weighted:
        found["model"] = {"order": [layer.name for layer in network.weighted]}
    if told.pretrained:
        found["first-weights"] = "of another training"
    return found


def batch_size(told: Told, images: Images, params: dict[str, Any]) -> Optional[int]:
    """As told, or as the number of steps of an epoch says; of several that fit, a power of two."""
    steps = int(params.get("steps") or 0)
    if told.batch_size or not images.trained_on or not steps:
        return told.batch_size
    powers = [2**k for k in range(14) if -(-images.trained_on // 2**k) == steps]
    return powers[0] if powers else -(-images.trained_on // steps)


def _data(classes: list[str], images: Images) -> dict[str, Any]:
    data: dict[str, Any] = {"classes": classes} if classes else {}
    for split, (x, y) in images.all.items():
        if x.ndim == 4:
            data["input"] = list(planes(x[:1]).shape[1:])
        data[f"{split}-counts"] = np.bincount(y, minlength=len(classes)).tolist()
    groups = images.validation_groups
    if groups is not None:
        y = images.all["validation"][1]
        data["validation-groups"] = [len(np.unique(groups[y == c])) for c in range(len(classes))]
    return data


def _training(
    told: Told, classes: list[str], images: Images, network: Network, params: dict[str, Any], rates: set[float]
) -> dict[str, Any]:
    training: dict[str, Any] = words.optimizer(network.model.optimizer)
    if params.get("epochs"):
        training["epochs"] = int(params["epochs"])
    size = batch_size(told, images, params)
    if size:
        training["batch-size"] = size
    if rates:
        training["learning-rate"] = max(rates)
        training["schedule"] = {"constant": {}} if len(rates) == 1 else {"other": {"what": "changes with the steps"}}
    training["l2"] = words.l2(network.weighted)
    said = words.loss(network.model.loss, classes, told.class_weight)
    if said is not None:
        training["loss"] = said
    inside = words.augmentations(network.all)
    if told.augmentation is not None or inside:
        training["augmentation"] = [*inside, *(told.augmentation or [])]
    return training
