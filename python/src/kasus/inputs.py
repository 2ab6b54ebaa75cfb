"""What the images are before the first step, as they enter the network."""

from __future__ import annotations

from typing import Optional

import numpy as np

_STRIP = 8
_LEAST_SIDE = 4
_NOTHING = 1e-8
_TINY = 1e-6
_ENOUGH = 8


def statistics(images: np.ndarray) -> dict[str, float]:
    """Mean, standard deviation, contrast inside an image and pixel-gradient RMS; images x channels x height x width."""
    values = images.astype(np.float64)
    inside = values.reshape(len(values), -1).std(axis=1)
    steps = np.diff(values, axis=3)
    return {
        "mean": float(values.mean()),
        "std": float(values.std()),
        "contrast": float(inside.mean()),
        "pixel-gradient-rms": float(np.sqrt((steps**2).mean())) if steps.size else float("nan"),
    }


def wavelet_energies(images: np.ndarray) -> np.ndarray:
    """Log energy of the Haar wavelet of the brightness (Mallat 1989): images x (octaves x directions), finest first."""
    level = images.astype(np.float64).mean(axis=1)
    columns = []
    while min(level.shape[1:]) >= _LEAST_SIDE:
        height, width = (level.shape[1] // 2) * 2, (level.shape[2] // 2) * 2
        a = level[:, 0:height:2, 0:width:2]
        b = level[:, 0:height:2, 1:width:2]
        c = level[:, 1:height:2, 0:width:2]
        d = level[:, 1:height:2, 1:width:2]
        for detail in (a - b + c - d, a + b - c - d, a - b - c + d):
            columns.append(np.log(_NOTHING + ((detail / 4) ** 2).mean(axis=(1, 2))))
        level = (a + b + c + d) / 4
    return np.stack(columns, axis=1) if columns else np.zeros((len(images), 0))


def by_class(energies: np.ndarray, labels: np.ndarray, classes: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation over the images of each class; NaN for a class without images."""
    means = np.full((classes, energies.shape[1]), np.nan)
    spreads = means.copy()
    for c in range(classes):
        own = energies[labels == c]
        if len(own):
            means[c], spreads[c] = own.mean(axis=0), own.std(axis=0)
    return means, spreads


def wavelet_shift(
    train: np.ndarray, train_labels: np.ndarray, other: np.ndarray, other_labels: np.ndarray, classes: int
) -> float:
    """Largest shift over octaves and directions, the median over classes; NaN without classes of eight images."""
    means, spreads = by_class(train, train_labels, classes)
    other_means, other_spreads = by_class(other, other_labels, classes)
    counts = np.minimum(np.bincount(train_labels, minlength=classes), np.bincount(other_labels, minlength=classes))
    enough = counts >= _ENOUGH
    if not enough.any() or train.shape[1] == 0:
        return float("nan")
    apart = (other_means - means) / np.sqrt(_TINY + (spreads**2 + other_spreads**2) / 2)
    return float(np.abs(np.median(apart[enough], axis=0)).max())


def border_features(images: np.ndarray) -> np.ndarray:
    """Mean and standard deviation of each channel in four strips along the edges."""
    values = images.astype(np.float64)
    tall, wide = max(1, values.shape[2] // _STRIP), max(1, values.shape[3] // _STRIP)
    strips = (values[:, :, :tall], values[:, :, -tall:], values[:, :, :, :wide], values[:, :, :, -wide:])
    return np.concatenate([f for s in strips for f in (s.mean(axis=(2, 3)), s.std(axis=(2, 3)))], axis=1)


def border_accuracy(
    train: np.ndarray, train_labels: np.ndarray, other: np.ndarray, other_labels: np.ndarray, classes: int
) -> float:
    """Accuracy of the nearest class mean on border features; NaN without images."""
    if not len(train) or not len(other):
        return float("nan")
    means, _ = by_class(train, train_labels, classes)
    variance = ((train - means[train_labels]) ** 2).mean(axis=0) + 1e-9
    distances = np.stack([(((other - mean) ** 2) / variance).sum(axis=1) for mean in means], axis=1)
    nearest = np.where(np.isnan(distances), np.inf, distances).argmin(axis=1)
    return float((nearest == other_labels).mean())


Images = tuple[np.ndarray, np.ndarray]


def signals(splits: dict[str, Images], classes: list[str], size: int) -> dict[str, float]:
    """Every scalar of docs/signals.md, Before the first step, that samples of the splits tell.

    :param splits: ``train`` and perhaps ``validation``: images and their classes
    :param size: so many of the images are a fair sample; those behind are more of rare classes
    """
    values: dict[str, float] = {}
    for split, (pixels, labels) in splits.items():
        values.update({f"input/{split}-{what}": value for what, value in statistics(pixels[:size]).items()})
        for c, name in enumerate(classes):
            own = pixels[labels == c]
            said = statistics(own) if len(own) else {}
            for what in ("contrast", "pixel-gradient-rms"):
                values[f"class/{name}/{split}-{what}"] = said.get(what, float("nan"))
    if len(splits) == 2:
        train, other = splits["train"], splits["validation"]
        values["input/wavelet-energy-shift"] = wavelet_shift(
            wavelet_energies(train[0]), train[1], wavelet_energies(other[0]), other[1], len(classes)
        )
        values["input/border-accuracy"] = border_accuracy(
            border_features(train[0][:size]),
            train[1][:size],
            border_features(other[0][:size]),
            other[1][:size],
            len(classes),
        )
    return values


def class_wavelets(images: Images, classes: int) -> Optional[tuple[np.ndarray, np.ndarray]]:
    """Means and standard deviations of the wavelet energies of each class; None for images that are too small."""
    energies = wavelet_energies(images[0])
    return by_class(energies, images[1], classes) if energies.shape[1] else None
