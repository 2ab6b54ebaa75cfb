"""The validation of the program itself, followed instead of repeated."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
import torch
from torch import nn

from kasus.classes import Predictions
from kasus.torch import batches, state
from kasus.torch.looks import Moments


class ValidationPass:
    """Logits of the validation images, where the program asks for them in their order after an epoch."""

    def __init__(self, model: nn.Module, looking: Any) -> None:
        self._model = model
        self._looking = looking
        self._handles: list[Any] = []
        self.begin()

    def begin(self) -> None:
        """An epoch of training has ended: what comes now may be a validation pass."""
        self._place = 0
        self._parts: list[torch.Tensor] = []
        self._moments: dict[str, Moments] = {}
        self._count = 0
        self.in_training = 0
        self.modes_seen = 0
        self._whole: Optional[tuple[Predictions, dict[str, Moments]]] = None
        self._release()

    def see_mode(self, inputs: Any, training: bool) -> None:
        """A batch enters the network without gradients: where it is one of validation, the mode tells something."""
        marks = batches.marks(inputs)
        if marks is not None and self._looking.has_validation(marks):
            self.modes_seen += len(marks)
            self.in_training += len(marks) if training else 0

    def before(self, inputs: Any) -> None:
        """A batch enters the network in evaluation mode."""
        self._count = 0
        marks = batches.marks(inputs)
        if self._whole is not None or marks is None or self._looking.validation_labels is None:
            return
        if not self._looking.is_validation(marks, self._place):
            self._restart()
            if not self._looking.is_validation(marks, 0):
                return
        self._count = len(marks)
        for path, norm in state.batch_norms(self._model).items():
            moments = self._moments.setdefault(path, Moments())
            self._handles.append(
                norm.register_forward_pre_hook(lambda m, x, moments=moments: moments.add(x[0], by_channel=True))
            )

    def _restart(self) -> None:
        self._place = 0
        self._parts = []
        self._moments = {}

    def _release(self) -> None:
        for handle in self._handles:
            handle.remove()
        self._handles.clear()

    def after(self, logits: Optional[torch.Tensor]) -> bool:
        """The logits of that batch; whether the pass is whole now."""
        self._release()
        if self._count == 0:
            return False
        if logits is None or len(logits) != self._count:
            self._restart()
            return False
        self._parts.append(logits.float().cpu())
        self._place += self._count
        labels = self._looking.validation_labels
        if self._place < len(labels):
            return False
        logits_of_all = np.concatenate([p.numpy() for p in self._parts])
        self._whole = Predictions(logits_of_all, labels, self._looking.validation_groups), self._moments
        return True

    def take(self) -> Optional[tuple[Predictions, dict[str, Moments]]]:
        """The whole pass, if there was one."""
        whole = self._whole
        self.begin()
        return whole
