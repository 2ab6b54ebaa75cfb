"""What adds up over an epoch of training."""

from __future__ import annotations

import time
from typing import Any, Optional

import numpy as np
import torch

from kasus.torch import batches

_AT_ONCE = 64
# Epochs in which images are known again.
_KNOWN_AGAIN = 2


class Epoch:
    """Loss, accuracy and images of the running epoch."""

    def __init__(self, looking: Any) -> None:
        self._looking = looking
        self.before: Optional[np.ndarray] = None
        self.before_labels: Optional[np.ndarray] = None
        self.counts: Optional[np.ndarray] = None
        self._marks: list[np.ndarray] = []
        self._begun = 0
        self.begin()

    def begin(self) -> None:
        """A new epoch."""
        if self._marks:
            self.before, self.before_labels = self.marks, self.labels
        self._marks = []
        self._labels: list[np.ndarray] = []
        self._newest: Optional[np.ndarray] = None
        self.in_evaluation = 0
        self._begun += 1
        self.batches = 0
        self._size = 0
        self.images = 0
        self._loss: Any = 0.0
        self._weighed = 0
        self._losses: list[tuple[Any, int]] = []
        self._answers: list[tuple[torch.Tensor, torch.Tensor]] = []
        self._right = 0.0
        self._labelled = 0
        self._started: Optional[float] = None
        self._own = np.zeros(len(self._looking.classes), dtype=np.int64)

    def see(self, inputs: Any) -> None:
        """A batch enters the network."""
        if self._started is None:
            self._started = time.monotonic()
        self._size = batches.count(inputs)
        if self._begun <= _KNOWN_AGAIN:
            self._newest = batches.marks(inputs)

    def add(self, loss: Any, logits: Optional[torch.Tensor], labels: Any) -> None:
        """A batch was trained on."""
        self.batches += 1
        self._keep(labels)
        count = max(1, self._size or (0 if logits is None else len(logits)))
        self.images += count
        self._losses.append((loss.detach() if isinstance(loss, torch.Tensor) else loss, count))
        if labels is not None:
            own = labels.detach() if isinstance(labels, torch.Tensor) else torch.as_tensor(labels)
            if logits is not None and len(own) == len(logits):
                self._answers.append((logits, own))
            if self._begun == 1:
                found = batches.indices(own, len(self._own))
                self._own += np.bincount(found, minlength=len(self._own))[: len(self._own)]
        if len(self._losses) >= _AT_ONCE:
            self._count()

    def _count(self) -> None:
        """Many batches at once: single ones would cost as much as small layers."""
        for loss, images in self._losses:
            self._loss = self._loss + loss * images
            self._weighed += images
        self._losses = []
        if not self._answers:
            return
        logits = torch.cat([part for part, _ in self._answers])
        kinds = {labels.dim() for _, labels in self._answers}
        labels = torch.cat([part for _, part in self._answers]).to(logits.device) if len(kinds) == 1 else None
        self._answers = []
        if labels is None:
            return
        predicted = logits.argmax(dim=1)
        if labels.dim() == 2 and labels.shape[1] > 1:
            self._right += float(labels.gather(1, predicted[:, None]).sum())
        else:
            self._right += float((predicted == labels.reshape(-1)).sum())
        self._labelled += len(labels)

    def values(self, epoch: int, seconds: float) -> dict[str, float]:
        """What is recorded at the end of the epoch."""
        self._count()
        values = {
            "progress/epoch": float(epoch),
            "progress/seconds": seconds,
            "train/loss": float(self._loss) / self._weighed,
        }
        if self._started is not None:
            values["progress/images-per-second"] = self.images / max(1e-9, time.monotonic() - self._started)
        if self._labelled:
            values["train/accuracy"] = self._right / self._labelled
        return values

    @property
    def class_counts(self) -> Optional[np.ndarray]:
        """Images of each class that were trained on; None without labels."""
        self._count()
        return self._own if self._labelled == self.images and self.images else None

    def _keep(self, labels: Any) -> None:
        """A batch that was trained on is known again; one that was only looked at is not."""
        if self._newest is None:
            return
        self._marks.append(self._newest)
        if labels is not None:
            self._labels.append(batches.indices(labels, 0))
        self._newest = None

    @property
    def marks(self) -> np.ndarray:
        """A number of each image of the epoch, in the order of training."""
        return np.concatenate(self._marks) if self._marks else np.zeros(0)

    @property
    def labels(self) -> Optional[np.ndarray]:
        """Their classes, where all are known."""
        found = np.concatenate(self._labels) if self._labels else np.zeros(0, dtype=np.int64)
        return found if len(found) == len(self.marks) else None

    def repeats(self) -> Optional[float]:
        """Share of the images of this epoch that the epoch before had, too, number for number; None at the first."""
        if self.before is None or not self._marks:
            return None
        return float(np.isin(self.marks, self.before).mean())
