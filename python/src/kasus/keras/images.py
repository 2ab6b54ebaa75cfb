"""The images of a training of Keras and samples of them."""

from __future__ import annotations

from typing import Any, Optional

import keras
import numpy as np

from kasus.keras.network import numpy
from kasus.schedule import Schedule

_MOST_READ = 4096
_PER_CLASS = 64
_MOST_MORE = 2048

Split = tuple[np.ndarray, np.ndarray]


class Images:
    """Both splits, as far as they were given.

    :param given: ``(x, y)`` or batches of them, by split
    """

    def __init__(self, given: dict[str, Any], groups: Any) -> None:
        self.all: dict[str, Split] = {split: _arrays(g) for split, g in given.items() if g is not None}
        self.sample: dict[str, Split] = {}
        self.more: dict[str, Split] = {}
        self.groups = _codes(groups)

    @property
    def trained_on(self) -> int:
        """How many images there are to train on; 0 if that is not known."""
        return len(self.all["train"][1]) if "train" in self.all else 0

    def draw(self, schedule: Schedule, classes: int) -> None:
        """Draws the evaluation samples and, behind them, more images of each class."""
        size = schedule.sample()
        for split, (x, y) in self.all.items():
            order = np.random.default_rng(len(y)).permutation(len(y))
            seen = np.bincount(y[order[:size]], minlength=classes)
            more: list[int] = []
            for i in order[size:]:
                if seen[y[i]] < _PER_CLASS and len(more) < _MOST_MORE:
                    seen[y[i]] += 1
                    more.append(i)
            chosen = np.concatenate([order[:size], np.asarray(more, dtype=np.int64)])
            self.sample[split] = x[order[:size]], y[order[:size]]
            self.more[split] = x[chosen], y[chosen]

    @property
    def validation_groups(self) -> Optional[np.ndarray]:
        """Groups of the validation images, where each of them has one."""
        fits = self.groups is not None and "validation" in self.all
        return self.groups[1] if fits and len(self.groups[1]) == len(self.all["validation"][1]) else None  # type: ignore[index]

    def shared_groups(self) -> dict[str, float]:
        """The share of validation images whose group is trained on, where groups are known."""
        if self.groups is None:
            return {}
        return {"input/shared-group-fraction": float(np.isin(self.groups[1], self.groups[0]).mean())}


def planes(x: np.ndarray) -> np.ndarray:
    """Images x channels x height x width, as floats."""
    last = keras.config.image_data_format() == "channels_last"
    return (np.moveaxis(x, -1, 1) if last else x).astype(np.float32)


def wanted(y: np.ndarray, units: int) -> np.ndarray:
    """Classes as the outputs that they want."""
    return y[:, None].astype(np.float32) if units == 1 else np.eye(units, dtype=np.float32)[y]


def _arrays(given: Any) -> Split:
    """Images and classes as arrays; of batches the first few thousand images."""
    if isinstance(given, (tuple, list)) and len(given) >= 2:
        x, y = numpy(given[0]), numpy(given[1])
    else:
        xs, ys, count = [], [], 0
        for batch in given:
            xs.append(numpy(batch[0]))
            ys.append(numpy(batch[1]))
            count += len(ys[-1])
            if count >= _MOST_READ:
                break
        x, y = np.concatenate(xs), np.concatenate(ys)
    if y.ndim == 2:
        y = y[:, 0] if y.shape[1] == 1 else y.argmax(axis=1)
    return x, y.astype(np.int64)


def _codes(groups: Any) -> Optional[tuple[np.ndarray, np.ndarray]]:
    if groups is None:
        return None
    both = [[str(g) for g in part] for part in groups]
    known = {name: code for code, name in enumerate(sorted({*both[0], *both[1]}))}
    train, validation = (np.asarray([known[g] for g in part], dtype=np.int64) for part in both)
    return train, validation
