"""Every number against a slow, obvious calculation of it."""

import math

import numpy as np
import pytest

from kasus import inputs, pairs
from kasus.classes import Predictions, by_class, confusion, log_odds
from kasus.ranking import auc


@pytest.fixture
def rng():
    return np.random.default_rng(1)


def slow_auc(own, others):
    return np.mean([[1.0 if a > b else 0.5 if a == b else 0.0 for b in others] for a in own])


def test_auc_counts_ties_half(rng):
    own, others = rng.integers(0, 5, 40).astype(float), rng.integers(0, 4, 30).astype(float)
    assert auc(own, others)[0] == pytest.approx(slow_auc(own, others))


def test_standard_error_is_delongs(rng):
    own, others = rng.normal(1, 1, 25), rng.normal(0, 1, 35)
    wins = np.array([[1.0 if a > b else 0.5 if a == b else 0.0 for b in others] for a in own])
    expected = math.sqrt(wins.mean(axis=1).var(ddof=1) / 25 + wins.mean(axis=0).var(ddof=1) / 35)
    assert auc(own, others)[1] == pytest.approx(expected)


def test_copies_of_one_track_say_no_more_than_one_image(rng):
    own, others = rng.normal(1, 1, 20), rng.normal(0, 1, 20)
    alone = auc(own, others)
    copied = auc(np.repeat(own, 5), np.repeat(others, 5), np.repeat(np.arange(20), 5), np.repeat(np.arange(20, 40), 5))
    assert copied == pytest.approx(alone)


def test_nothing_to_rank_is_not_a_number():
    assert all(map(math.isnan, auc(np.zeros(0), np.ones(3))))
    assert math.isnan(auc(np.ones(1), np.zeros(3))[1])


def test_log_odds_order_as_softmax_does(rng):
    logits = rng.normal(0, 3, (50, 4))
    powers = np.exp(logits)
    softmax = powers / powers.sum(axis=1, keepdims=True)
    assert log_odds(logits) == pytest.approx(np.log(softmax / (1 - softmax)), rel=1e-4, abs=1e-5)


def test_log_odds_of_large_logits_make_no_ties():
    odds = log_odds(np.array([[900.0, 0, 0], [901.0, 0, 0]]))
    assert odds[1, 0] > odds[0, 0] and np.isfinite(odds).all()


def test_classes_against_loops(rng):
    labels = rng.integers(0, 3, 60)
    logits = rng.normal(0, 1, (60, 3))
    logits[np.arange(60), labels] += 1
    predictions = Predictions(logits, labels)
    values = by_class(predictions, ["a", "b", "c"])
    predicted = logits.argmax(axis=1)
    softmax = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    for c, name in enumerate("abc"):
        assert values[f"class/{name}/recall"] == pytest.approx((predicted[labels == c] == c).mean())
        assert values[f"class/{name}/precision"] == pytest.approx((labels[predicted == c] == c).mean())
        assert values[f"class/{name}/auc"] == pytest.approx(slow_auc(softmax[labels == c, c], softmax[labels != c, c]))
        pairwise = {
            o: slow_auc((logits[:, c] - logits[:, o])[labels == c], (logits[:, c] - logits[:, o])[labels == o])
            for o in range(3)
            if o != c
        }
        worst = min(pairwise, key=pairwise.get)
        assert values[f"class/{name}/most-confused-class"] == worst
        assert values[f"class/{name}/pairwise-auc"] == pytest.approx(pairwise[worst])
        mean_self = [softmax[labels == k, k].mean() for k in range(3)]
        sure = sum(
            predicted[i] != c and softmax[i, predicted[i]] >= mean_self[predicted[i]]
            for i in np.flatnonzero(labels == c)
        )
        assert values[f"class/{name}/confident-errors"] == pytest.approx(sure / (labels == c).sum())
    assert confusion(predictions, 3).sum() == 60
    expected = -np.log(softmax[np.arange(60), labels]).mean()
    assert predictions.loss == pytest.approx(expected)


def test_a_class_without_images_is_not_a_number():
    values = by_class(Predictions(np.eye(3)[[0, 1]], np.array([0, 1])), ["a", "b", "c"])
    assert math.isnan(values["class/c/recall"]) and math.isnan(values["class/c/auc"])
    assert "class/c/pairwise-auc" not in values


def test_a_logit_that_is_not_a_number_is_no_prediction():
    predictions = Predictions(np.array([[np.nan, 1], [0, 1.0]]), np.array([1, 1]))
    assert predictions.predicted.tolist() == [-1, 1] and predictions.accuracy == 0.5


def test_input_statistics_against_loops(rng):
    images = rng.normal(2, 3, (5, 3, 6, 7))
    found = inputs.statistics(images)
    steps = [
        images[i, c, y, x] - images[i, c, y, x - 1]
        for i in range(5)
        for c in range(3)
        for y in range(6)
        for x in range(1, 7)
    ]
    assert found["mean"] == pytest.approx(images.mean())
    assert found["contrast"] == pytest.approx(np.mean([im.std() for im in images]))
    assert found["pixel-gradient-rms"] == pytest.approx(math.sqrt(np.mean(np.square(steps))))


def test_wavelets_see_stripes_in_their_octave_and_direction():
    images = np.zeros((1, 1, 16, 16))
    images[..., ::2] = 1
    energies = inputs.wavelet_energies(images)[0]
    assert energies.argmax() == 0 and energies[0] == pytest.approx(math.log(0.25), abs=1e-6)
    assert energies[1] == pytest.approx(math.log(1e-8))


def test_wavelet_shift_is_that_of_a_blurred_split(rng):
    train, other = rng.normal(0, 1, (40, 1, 16, 16)), rng.normal(0, 1, (40, 1, 16, 16))
    labels = np.arange(40) % 2
    same = inputs.wavelet_shift(inputs.wavelet_energies(train), labels, inputs.wavelet_energies(other), labels, 2)
    blurred = (other + np.roll(other, 1, axis=3)) / 2
    shifted = inputs.wavelet_shift(inputs.wavelet_energies(train), labels, inputs.wavelet_energies(blurred), labels, 2)
    assert same < 1 < shifted


def test_borders_that_tell_the_class(rng):
    images = rng.normal(0, 1, (60, 3, 16, 16))
    labels = np.arange(60) % 3
    plain = inputs.border_features(images)
    images[:, :, :2] += labels[:, None, None, None]
    marked = inputs.border_features(images)
    assert inputs.border_accuracy(plain[:30], labels[:30], plain[30:], labels[30:], 3) < 0.7
    assert inputs.border_accuracy(marked[:30], labels[:30], marked[30:], labels[30:], 3) == 1


def test_mixed_and_separate_classes(rng):
    labels = np.arange(80) % 2
    mixed = rng.normal(0, 1, (80, 4))
    assert pairs.mixture(mixed, labels, 0, 1)[0] == pytest.approx(0.5, abs=0.1)
    apart = mixed + 20 * labels[:, None]
    impurity, silhouette = pairs.mixture(apart, labels, 0, 1)
    assert impurity == 0 and silhouette > 0.8


def test_mirror_images_differ_in_odd_features_alone(rng):
    left = rng.normal(0, 0.1, (40, 1, 16, 16))
    left[..., :8] += 1
    odd, _, invariant = pairs.flip_symmetry(left, left[..., ::-1] + rng.normal(0, 0.01, left.shape))
    assert odd > 0.95 and invariant < 0.75


def test_a_picture_is_a_png_of_six_images(rng):
    png, width, height = pairs.strip(rng.normal(0, 1, (9, 3, 20, 30)), -2, 2)
    assert png.startswith(b"\x89PNG") and (width, height) == (180, 20)
