"""One split of the images, read without touching the loader that the training uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset

from kasus.torch import batches

# Images of a split that are kept in memory rather than read anew at each look.
_MOST_BYTES = 256 << 20


class Split:
    """The images that a loader gives, in the order of its data set."""

    def __init__(self, loader: Any, unpack: batches.Unpack, batch_size: int) -> None:
        self._unpack = unpack
        self.batch_size = batch_size
        self.dataset: Any = getattr(loader, "dataset", None)
        self._collate = getattr(loader, "collate_fn", None)
        self._loader = loader
        self._kept: Optional[list[tuple[Any, np.ndarray]]] = None
        self.marks: Optional[np.ndarray] = None
        self.labels: Optional[np.ndarray] = None

    @property
    def indexed(self) -> bool:
        """Whether single images can be read."""
        return (
            self.dataset is not None
            and not isinstance(self.dataset, IterableDataset)
            and hasattr(self.dataset, "__getitem__")
            and hasattr(self.dataset, "__len__")
        )

    def __len__(self) -> int:
        if self.indexed:
            return len(self.dataset)
        return 0 if self.labels is None else len(self.labels)

    def read(self, chosen: np.ndarray) -> tuple[Any, np.ndarray]:
        """Some images and their labels."""
        collate = self._collate or torch.utils.data.default_collate
        parts = [
            self._unpack(collate([self.dataset[int(i)] for i in chosen[at : at + self.batch_size]]))
            for at in range(0, len(chosen), self.batch_size)
        ]
        inputs = batches.concatenated(part for part, _ in parts)
        return inputs, np.concatenate([batches.indices(labels, 0) for _, labels in parts])

    def all(self) -> Iterator[tuple[Any, np.ndarray]]:
        """Every image in order, batch by batch; kept if they fit."""
        if self._kept is not None:
            yield from self._kept
            return
        kept: Optional[list[tuple[Any, np.ndarray]]] = []
        size = 0
        found, labels = [], []
        for inputs, own in self._fresh():
            found.append(batches.marks(inputs))
            labels.append(own)
            tensor = batches.images(inputs)
            size += 0 if tensor is None else tensor.numel() * tensor.element_size()
            if kept is not None:
                kept = kept + [(inputs, own)] if size <= _MOST_BYTES else None
            yield inputs, own
        self._kept = kept
        self.labels = np.concatenate(labels) if labels else np.zeros(0, dtype=np.int64)
        if labels and all(m is not None for m in found):
            self.marks = np.concatenate([m for m in found if m is not None])

    def _fresh(self) -> Iterator[tuple[Any, np.ndarray]]:
        loader = self._loader
        if self.indexed:
            loader = DataLoader(self.dataset, batch_size=self.batch_size, collate_fn=self._collate)
        for batch in loader:
            inputs, labels = self._unpack(batch)
            yield inputs, batches.indices(labels, 0)
