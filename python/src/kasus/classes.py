"""What the predictions on a set of images say of each class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from kasus.ranking import auc

# With fewer images the standard error of an AUC is not reliable.
_ENOUGH = 10


@dataclass(frozen=True)
class Predictions:
    """Logits of some images, with their classes and, where known, groups such as tracks."""

    logits: np.ndarray
    labels: np.ndarray
    groups: Optional[np.ndarray] = None

    @property
    def predicted(self) -> np.ndarray:
        """The class of the largest logit; -1 where a logit is not a number."""
        largest = np.where(np.isnan(self.logits), -np.inf, self.logits).argmax(axis=1)
        return np.asarray(np.where(np.isnan(self.logits).any(axis=1), -1, largest))

    @property
    def accuracy(self) -> float:
        """Share of images whose largest logit is that of their class."""
        return float((self.predicted == self.labels).mean()) if len(self.labels) else float("nan")

    @property
    def loss(self) -> float:
        """Mean plain cross-entropy."""
        if not len(self.labels):
            return float("nan")
        logits = self.logits.astype(np.float64)
        with np.errstate(all="ignore"):
            largest = logits.max(axis=1, keepdims=True)
            log_sum = np.log(np.exp(logits - largest).sum(axis=1)) + largest[:, 0]
            return float((log_sum - logits[np.arange(len(logits)), self.labels]).mean())

    def some(self, chosen: np.ndarray) -> Predictions:
        """Those of some of the images."""
        groups = None if self.groups is None else self.groups[chosen]
        return Predictions(self.logits[chosen], self.labels[chosen], groups)

    def of_class(self, label: int) -> np.ndarray:
        """Places of the images of a class."""
        return np.flatnonzero(self.labels == label)

    def between(self, one: int, other: int) -> tuple[float, float]:
        """Pairwise AUC of two classes, by the difference of their logits, and its standard error."""
        odds = self.logits[:, one] - self.logits[:, other]
        return self._rank(odds, self.of_class(one), self.of_class(other))

    def against_all(self, label: int, log_odds: np.ndarray) -> tuple[float, float]:
        """One-vs-rest AUC of a class and its standard error."""
        return self._rank(log_odds[:, label], self.of_class(label), np.flatnonzero(self.labels != label))

    def most_confused(self, label: int) -> Optional[tuple[int, float, float]]:
        """The class that a class is least separated from, with AUC and error; None without images of another."""
        worst: Optional[tuple[int, float, float]] = None
        worst_enough = False
        for other in range(self.logits.shape[1]):
            if other == label:
                continue
            area, error = self.between(label, other)
            if np.isnan(area):
                continue
            enough = len(self.of_class(other)) >= _ENOUGH
            if worst is None or (area < worst[1] if enough == worst_enough else enough):
                worst, worst_enough = (other, area, error), enough
        return worst

    def _rank(self, scores: np.ndarray, own: np.ndarray, others: np.ndarray) -> tuple[float, float]:
        if self.groups is None:
            return auc(scores[own], scores[others])
        return auc(scores[own], scores[others], self.groups[own], self.groups[others])


def log_odds(logits: np.ndarray) -> np.ndarray:
    """Each logit less the log-sum of the others' exponentials: orders as softmax does, without its rounding."""
    logits = logits.astype(np.float64)
    rows = np.arange(len(logits))
    best = np.where(np.isnan(logits), -np.inf, logits).argmax(axis=1)
    largest = logits[rows, best][:, None]
    with np.errstate(all="ignore"):
        powers = np.exp(logits - largest)
        others = largest + np.log(powers.sum(axis=1, keepdims=True) - powers)
        rest = logits.copy()
        rest[rows, best] = -np.inf
        second = rest.max(axis=1)
        below = np.exp(rest - second[:, None])
        below[rows, best] = 0
        others[rows, best] = second + np.log(below.sum(axis=1))
        return np.asarray(logits - others, dtype=np.float32)


def confusion(predictions: Predictions, classes: int) -> np.ndarray:
    """Images by true class (row) and predicted class (column)."""
    made = predictions.predicted >= 0
    matrix = np.zeros((classes, classes))
    np.add.at(matrix, (predictions.labels[made], predictions.predicted[made]), 1)
    return matrix


def by_class(predictions: Predictions, names: list[str]) -> dict[str, float]:
    """Every signal of docs/signals.md, Per class, that a validation pass tells."""
    classes = len(names)
    table = confusion(predictions, classes)
    odds = log_odds(predictions.logits)
    rankings = [predictions.against_all(c, odds) for c in range(classes)]
    areas = np.array([area for area, _ in rankings])
    errors = _confident_errors(predictions, classes)
    values: dict[str, float] = {}
    with np.errstate(all="ignore"):
        for c, name in enumerate(names):
            rest = np.delete(areas, c)
            rest = rest[~np.isnan(rest)]
            values[f"class/{name}/auc"], values[f"class/{name}/auc-standard-error"] = rankings[c]
            values[f"class/{name}/other-classes-auc"] = float(rest.mean()) if len(rest) else float("nan")
            values[f"class/{name}/precision"] = float(np.float64(table[c, c]) / table[:, c].sum())
            values[f"class/{name}/recall"] = float(np.float64(table[c, c]) / len(predictions.of_class(c)))
            values[f"class/{name}/confident-errors"] = float(errors[c])
            worst = predictions.most_confused(c)
            if worst is not None:
                values[f"class/{name}/most-confused-class"] = worst[0]
                values[f"class/{name}/pairwise-auc"] = worst[1]
                values[f"class/{name}/pairwise-auc-standard-error"] = worst[2]
    return values


def _confident_errors(predictions: Predictions, classes: int) -> np.ndarray:
    """Share of each class predicted as another as surely as images of that are on average (arXiv 1911.00068)."""
    logits = predictions.logits.astype(np.float64)
    with np.errstate(all="ignore"):
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        softmax = powers / powers.sum(axis=1, keepdims=True)
        rows = np.arange(len(logits))
        counts = np.bincount(predictions.labels, minlength=classes)
        own = softmax[rows, predictions.labels]
        self_confidence = np.bincount(predictions.labels, weights=own, minlength=classes) / counts
        predicted = predictions.predicted
        wrong = (predicted >= 0) & (predicted != predictions.labels)
        sure = wrong & (softmax[rows, predicted] >= self_confidence[predicted])
        return np.asarray(np.bincount(predictions.labels[sure], minlength=classes) / counts)
