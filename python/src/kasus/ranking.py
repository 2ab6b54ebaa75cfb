"""The area under the ROC curve and its standard error."""

from __future__ import annotations

from typing import Optional

import numpy as np


def auc(
    own: np.ndarray,
    others: np.ndarray,
    own_groups: Optional[np.ndarray] = None,
    other_groups: Optional[np.ndarray] = None,
) -> tuple[float, float]:
    """AUC by which one set of scores ranks above another, and its standard error.

    Ties count half (Mann and Whitney 1947). The error is that of DeLong, DeLong and Clarke-Pearson 1988; scores of one
    group, such as frames of one track, count as one observation (Obuchowski 1997). NaN where there is nothing to rank.
    """
    if len(own) == 0 or len(others) == 0 or np.isnan(own).any() or np.isnan(others).any():
        return float("nan"), float("nan")
    below = _placements(own, others)
    above = _placements(others, own)
    area = float(below.mean())
    left, left_ids = _sums(below - area, own_groups)
    right, right_ids = _sums(1 - above - area, other_groups)
    if len(left) < 2 or len(right) < 2:
        return area, float("nan")
    variance = _spread(left) / len(own) ** 2 + _spread(right) / len(others) ** 2
    if left_ids is not None and right_ids is not None:
        _, at_left, at_right = np.intersect1d(left_ids, right_ids, return_indices=True)
        both = len(at_left)
        if both:
            groups = len(left) + len(right) - both
            joint = float((left[at_left] * right[at_right]).sum())
            variance += 2 * groups / (groups - 1) * joint / len(own) / len(others)
    return area, float(np.sqrt(max(0.0, variance)))


def _placements(values: np.ndarray, others: np.ndarray) -> np.ndarray:
    ordered = np.sort(others)
    below = np.searchsorted(ordered, values, side="left")
    not_above = np.searchsorted(ordered, values, side="right")
    return (below + not_above) / (2.0 * len(others))


def _sums(values: np.ndarray, groups: Optional[np.ndarray]) -> tuple[np.ndarray, Optional[np.ndarray]]:
    if groups is None:
        return values, None
    ids, inverse = np.unique(groups, return_inverse=True)
    return np.bincount(inverse, weights=values, minlength=len(ids)), ids


def _spread(sums: np.ndarray) -> float:
    """Sum of squares of the observations, for samples: n / (n - 1) times."""
    return float((sums**2).sum() * len(sums) / (len(sums) - 1))
