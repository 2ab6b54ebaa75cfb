"""Keras: nothing is changed, and what is recorded is right. One backend a run: KERAS_BACKEND."""

import numpy as np
import pytest
from recorded import Recorded

keras = pytest.importorskip("keras")


def images(count=96, seed=0):
    rng = np.random.default_rng(seed)
    labels = np.arange(count) % 3
    pixels = rng.normal(size=(count, 12, 12, 3)).astype("float32")
    pixels[..., 0] += labels[:, None, None] - 1
    return pixels, labels


def model(ends="softmax"):
    inputs = keras.Input((12, 12, 3))
    x = keras.layers.Conv2D(8, 3, padding="same", use_bias=False, name="stem")(inputs)
    x = keras.layers.BatchNormalization(name="norm", momentum=0.9)(x)
    x = keras.layers.ReLU(name="relu")(x)
    y = keras.layers.Conv2D(8, 3, padding="same", activation="relu", name="inside")(x)
    x = keras.layers.Add(name="sum")([x, y])
    x = keras.layers.MaxPooling2D(name="pool")(x)
    x = keras.layers.Flatten(name="flat")(x)
    x = keras.layers.Dropout(0.2, name="drop")(x)
    return keras.Model(inputs, keras.layers.Dense(3, activation=ends, name="head")(x))


def fit(tmp_path, watched, epochs=3, net=None, rate=1e-2, **options):
    keras.utils.set_random_seed(0)
    net = net or model()
    net.compile(keras.optimizers.SGD(rate, momentum=0.9), "sparse_categorical_crossentropy", metrics=["accuracy"])
    callbacks = []
    if watched:
        from kasus.keras import Watch

        callbacks = [Watch(images(), images(48, 1), runs=tmp_path, **options)]
    x, y = images()
    net.fit(x, y, batch_size=16, epochs=epochs, validation_data=images(48, 1), callbacks=callbacks, verbose=0)
    return net, callbacks[0] if watched else None, np.random.rand(3)


@pytest.mark.parametrize("probes", ["economy", "standard", "full"])
def test_watching_changes_nothing(tmp_path, probes):
    bare, _, after = fit(tmp_path, watched=False)
    net, watch, after_watched = fit(tmp_path, watched=True, probes=probes)
    assert not watch.failures
    for a, b in zip(bare.get_weights(), net.get_weights()):
        assert np.array_equal(a, b)
    assert np.array_equal(after, after_watched)


def test_layers_are_said_in_the_words_of_a_recipe(tmp_path):
    _, watch, _ = fit(tmp_path, watched=True, epochs=1, classes=["a", "b", "c"])
    card = Recorded(watch.run).card
    layers = card["model"]["layers"]
    assert [next(iter(layer)) for layer in layers] == [
        "conv", "batch-norm", "relu", "residual", "max-pool", "flatten", "dropout", "dense", "output",
    ]  # fmt: skip
    assert layers[1]["batch-norm"]["momentum"] == 0.1
    assert [next(iter(layer)) for layer in layers[3]["residual"]["body"]] == ["conv", "relu"]
    assert card["training"] == {
        "optimizer": {"sgd": {"momentum": 0.9}}, "epochs": 1, "batch-size": 16, "learning-rate": pytest.approx(0.01),
        "schedule": {"constant": {}}, "l2": 0, "loss": {"cross-entropy": {"label-smoothing": 0.0}},
    }  # fmt: skip
    assert card["data"]["input"] == [3, 12, 12] and card["data"]["train-counts"] == [32, 32, 32]


def test_the_look_at_the_end_is_at_the_weights_of_the_end(tmp_path):
    net, watch, _ = fit(tmp_path, watched=True, epochs=2, probes="full")
    read = Recorded(watch.run)
    x, y = images(48, 1)
    probabilities = np.asarray(net.predict(x, verbose=0))
    assert read.at("validation/accuracy", 12) == pytest.approx((probabilities.argmax(1) == y).mean())
    assert read.at("validation/loss", 12) == pytest.approx(-np.log(probabilities[np.arange(48), y]).mean(), rel=1e-4)
    stem = keras.Model(net.inputs, net.get_layer("norm").output)
    hidden = np.asarray(stem.predict(images()[0], verbose=0))
    assert read.at("layer/norm/activation-mean", 12) == pytest.approx(hidden.mean(), abs=1e-4)
    assert read.at("layer/relu/zero-fraction", 12) == pytest.approx((hidden <= 0).mean(), abs=1e-5)
    assert read.at("batch-norm/validation-accuracy-running-statistics", 12) == read.at("validation/accuracy", 12)
    assert "batch-norm/validation-loss-reestimated-statistics" in read.scalars
    assert 0 < read.at("layer/stem/update-to-weight-ratio", 1) < 1


def test_step_losses_are_of_steps(tmp_path):
    _, watch, _ = fit(tmp_path, watched=True, epochs=1, probes="full")
    read = Recorded(watch.run)
    losses = [v for _, v in read.scalars["train/step-loss"]]
    assert len(losses) == 6 and np.mean(losses) == pytest.approx(read.at("train/loss", 6), rel=1e-4)


def test_gradients_of_layers(tmp_path):
    from kasus.keras import gradients

    _, watch, _ = fit(tmp_path, watched=True, epochs=1)
    read = Recorded(watch.run)
    expected = {"stem", "inside", "head"} if gradients.available() else set()
    found = {tag.split("/")[1] for tag in read.scalars if tag.endswith("weight-gradient-norm")}
    assert found == expected
    if expected:
        assert all(read.at(f"layer/{name}/activation-gradient-norm", 1) > 0 for name in expected)


def test_a_failure_of_the_watcher_is_not_one_of_the_training(tmp_path, monkeypatch):
    from kasus.keras import Watch

    monkeypatch.setattr(Watch, "_look", lambda *_, **__: 1 / 0)
    with pytest.warns(RuntimeWarning, match="kasus stopped watching"):
        fit(tmp_path, watched=True)


def test_a_model_that_is_no_graph_is_watched_by_its_weights(tmp_path):
    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.flat, self.head = keras.layers.Flatten(), keras.layers.Dense(3, activation="softmax", name="only")

        def call(self, x, training=False):
            return self.head(self.flat(x))

    _, watch, _ = fit(tmp_path, watched=True, net=Own())
    assert not watch.failures
    read = Recorded(watch.run)
    assert "layer/only/update-to-weight-ratio" in read.scalars and "validation/accuracy" in read.scalars
