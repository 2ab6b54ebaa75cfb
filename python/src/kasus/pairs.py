"""Each class against its most confused class, at the end of a run."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Optional

import numpy as np

from kasus.ranking import auc

_NEAREST = 5
_GRID = 8
_FOLDS = 8
_MOST_SHOWN = 6
_LARGEST_SIDE = 96


def mixture(features: np.ndarray, labels: np.ndarray, one: int, other: int) -> tuple[float, float]:
    """k-NN impurity and nearest-neighbour silhouette of a class, on as many images of it as of the other."""
    own, confused = np.flatnonzero(labels == one), np.flatnonzero(labels == other)
    count = min(len(own), len(confused))
    if count < 2:
        return float("nan"), float("nan")
    a = features[own[:count]].astype(np.float64)
    b = features[confused[:count]].astype(np.float64)
    to_own = np.sqrt(np.maximum(0, ((a[:, None] - a[None]) ** 2).sum(axis=2)))
    to_other = np.sqrt(np.maximum(0, ((a[:, None] - b[None]) ** 2).sum(axis=2)))
    mixed = margins = 0.0
    for i in range(count):
        near = np.sort(np.delete(to_own[i], i))
        far = np.sort(to_other[i])
        mixed += _others_among_nearest(near, far)
        larger = max(near[0], far[0])
        margins += 0 if larger == 0 else (far[0] - near[0]) / larger
    return mixed / count, margins / count


def _others_among_nearest(to_own: np.ndarray, to_other: np.ndarray) -> float:
    """At equal distances neighbours of both classes alternate."""
    most = min(_NEAREST, len(to_own))
    own = confused = 0
    while own + confused < most:
        even = own < len(to_own) and to_other[confused] == to_own[own]
        if own == len(to_own) or to_other[confused] < to_own[own] or (even and confused <= own):
            confused += 1
        else:
            own += 1
    return confused / most


def flip_symmetry(own: np.ndarray, others: np.ndarray) -> tuple[float, float, float]:
    """AUC of flip-odd features, its standard error, and AUC of flip-invariant ones.

    NaN with fewer than sixteen images of either class.
    """
    nan = float("nan")
    if min(len(own), len(others)) < 2 * _FOLDS:
        return nan, nan, nan
    grids = np.concatenate([_grid(own), _grid(others)])
    mirrored = grids[:, :, :, ::-1]
    common = grids + mirrored
    odd, error = _ridge(grids - mirrored, len(own))
    invariant, _ = _ridge(common - common.mean(axis=0), len(own))
    return odd, error, invariant


def _grid(images: np.ndarray) -> np.ndarray:
    """Images averaged over cells of an 8 x 8 grid."""
    images = images.astype(np.float64)
    for axis in (2, 3):
        size = images.shape[axis]
        cells = []
        for i in range(_GRID):
            first, end = i * size // _GRID, max(i * size // _GRID + 1, -(-(i + 1) * size // _GRID))
            cells.append(np.take(images, np.arange(first, min(end, size)), axis=axis).mean(axis=axis, keepdims=True))
        images = np.concatenate(cells, axis=axis)
    return images


def _ridge(grids: np.ndarray, own: int) -> tuple[float, float]:
    """AUC of kernel ridge regression in cross-validation, with vectors of length 1."""
    vectors = grids.reshape(len(grids), -1)
    unit = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)
    kernel = unit @ unit.T
    is_own = np.arange(len(grids)) < own
    folds = np.where(is_own, np.arange(len(grids)), np.arange(len(grids)) - own) % _FOLDS
    scores = np.zeros(len(grids))
    for fold in range(_FOLDS):
        fit, asked = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        first = is_own[fit].sum()
        targets = np.where(is_own[fit], 1.0 / first, -1.0 / (len(fit) - first))
        ridge = np.eye(len(fit)) * np.trace(kernel) / len(kernel)
        weights = np.linalg.solve(kernel[np.ix_(fit, fit)] + ridge, targets)
        scores[asked] = kernel[np.ix_(asked, fit)] @ weights
    return auc(scores[:own], scores[own:])


def strip(images: np.ndarray, low: float, high: float) -> Optional[tuple[bytes, int, int]]:
    """A PNG file of the first few images side by side, its width and height; None without images.

    :param low: the number that is shown black
    :param high: the number that is shown white
    """
    if not len(images):
        return None
    shown = images[:_MOST_SHOWN]
    step = max(1, -(-max(shown.shape[2:]) // _LARGEST_SIDE))
    shown = shown[:, :, ::step, ::step]
    if shown.shape[1] < 3:
        shown = np.repeat(shown[:, :1], 3, axis=1)
    scaled = (shown[:, :3].astype(np.float64) - low) / max(high - low, 1e-12)
    pixels = (np.clip(np.nan_to_num(scaled), 0, 1) * 255).round().astype(np.uint8)
    side_by_side = np.concatenate(list(pixels.transpose(0, 2, 3, 1)), axis=1)
    height, width = side_by_side.shape[:2]
    return png(side_by_side), width, height


def png(pixels: np.ndarray) -> bytes:
    """A PNG file of height x width x 3 bytes."""
    height, width = pixels.shape[:2]
    rows = b"".join(b"\x00" + pixels[y].tobytes() for y in range(height))
    out = io.BytesIO()
    out.write(b"\x89PNG\r\n\x1a\n")
    for kind, data in (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ):
        out.write(struct.pack(">I", len(data)) + kind + data)
        out.write(struct.pack(">I", zlib.crc32(kind + data)))
    return out.getvalue()
