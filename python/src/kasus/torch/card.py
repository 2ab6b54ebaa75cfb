"""The content of run.json."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import torch

from kasus import folder
from kasus.torch import description

# Share of an epoch's images that come again number for number where nothing changes them at random.
_SAME = 0.5
# Fewer losses than these may equal the cross-entropy by chance.
_SEEN = 3


@dataclass
class Told:
    """What the program says of itself; None where it says nothing."""

    classes: Optional[list[str]] = None
    loss: Any = None
    scheduler: Any = None
    epochs: Optional[int] = None
    augmentation: Optional[list[dict[str, Any]]] = None
    groups: Optional[tuple[Any, Any]] = None
    pretrained: bool = False
    framework: str = "pytorch"


class Card:
    """What is known of a run; what is not is left out."""

    def __init__(
        self, told: Told, looking: Any, optimizer: torch.optim.Optimizer, batch_size: int, probes: str, version: str
    ) -> None:
        self._told = told
        self._looking = looking
        self._batch_size = batch_size
        self._probes = probes
        self._version = version
        self._training = description.optimizer(optimizer)
        self._rates: set[float] = set()
        self._plain: list[bool] = []
        self._repeats: Optional[float] = None
        self._counts: Optional[np.ndarray] = None

    def see_rate(self, rate: float) -> None:
        """The learning rate of a step."""
        if len(self._rates) < 2:
            self._rates.add(rate)

    def see_loss(self, value: float, logits: torch.Tensor, labels: Any) -> None:
        """The loss of a step; whether it is plain cross-entropy shows in the first few."""
        if self._told.loss is None and len(self._plain) < _SEEN:
            own = labels if isinstance(labels, torch.Tensor) else torch.as_tensor(labels)
            self._plain.append(description.plain_cross_entropy(value, logits, own))

    def see_epoch(self, epoch: Any, number: int, optimizer: torch.optim.Optimizer) -> None:
        """An epoch of training."""
        if self._counts is None:
            self._counts = epoch.class_counts
        repeats = epoch.repeats()
        if repeats is not None and self._repeats is None:
            self._repeats = repeats

    def content(self, state: str, epochs: int) -> dict[str, Any]:
        """Everything but format and version."""
        looking = self._looking
        content: dict[str, Any] = {
            "state": state,
            "tool": f"kasus for Python {self._version}",
            "framework": {"name": self._told.framework, "version": str(torch.__version__)},
            "platform": folder.machine(),
            "threads": torch.get_num_threads(),
            "probes": self._probes,
            "data": self._data(),
            "training": self._trained(),
        }
        if looking.graph.layers:
            content["model"] = {
                "parameters": sum(p.numel() for p in looking._model.parameters() if p.requires_grad),
                "layers": looking.graph.layers,
            }
        if self._told.pretrained:
            content["first-weights"] = "of another training"
        return content

    def _data(self) -> dict[str, Any]:
        looking = self._looking
        data: dict[str, Any] = {}
        if looking.input_shape is not None and len(looking.input_shape) == 3:
            data["input"] = looking.input_shape
        classes = looking.classes
        if classes:
            data["classes"] = classes
            counts = looking.train_labels
            if counts is not None:
                data["train-counts"] = np.bincount(counts, minlength=len(classes)).tolist()
            elif self._counts is not None:
                data["train-counts"] = self._counts.tolist()
            if looking.validation_labels is not None:
                data["validation-counts"] = np.bincount(looking.validation_labels, minlength=len(classes)).tolist()
                groups = looking.validation_groups
                if groups is not None and len(groups) == len(looking.validation_labels):
                    data["validation-groups"] = [
                        len(np.unique(groups[looking.validation_labels == c])) for c in range(len(classes))
                    ]
        return data

    def _trained(self) -> dict[str, Any]:
        training: dict[str, Any] = {"batch-size": self._batch_size, **self._training}
        if self._told.epochs is not None:
            training["epochs"] = self._told.epochs
        loss = description.loss(self._told.loss, self._looking.classes)
        if loss is None and len(self._plain) == _SEEN:
            loss = {"cross-entropy": {}} if all(self._plain) else {"other": {"what": "not plain cross-entropy"}}
        if loss is not None:
            training["loss"] = loss
        schedule = description.schedule(self._told.scheduler, 1)
        if schedule is None and self._rates:
            schedule = {"constant": {}} if len(self._rates) == 1 else {"other": {"what": "changes with the steps"}}
        if schedule is not None:
            training["schedule"] = schedule
        if self._told.augmentation is not None:
            training["augmentation"] = self._told.augmentation
        elif self._repeats is not None:
            seen = "images of an epoch are not those of the one before"
            training["augmentation"] = [] if self._repeats > _SAME else [{"other": {"what": seen}}]
        return training
