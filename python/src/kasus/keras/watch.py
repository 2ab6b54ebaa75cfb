"""Watching a training of Keras 3."""

from __future__ import annotations

import atexit
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Optional, Union

import keras
import numpy as np

from kasus import __version__, folder, verdict
from kasus import inputs as images_of
from kasus.classes import Predictions, by_class, confusion
from kasus.events import EventFile
from kasus.guard import Failures, guarded
from kasus.keras import gradients, words
from kasus.keras import network as networks
from kasus.keras.outputs import Outputs, distances, moments
from kasus.problem import BadInput
from kasus.schedule import PRESETS, Schedule

_MOST_READ = 4096
_PER_CLASS = 64
_AT_ONCE = 64


class Watch(keras.callbacks.Callback):
    """A callback of ``fit``. It never changes the training, and a failure of its own never ends it.

    :param train: the training images and their labels, ``(x, y)``, or batches of them that the training does not use
    :param validation: those of validation, likewise
    :param classes: names of the classes in the order of the outputs
    :param class_weight: what ``fit`` is given as such
    :param batch_size: of the training, where it cannot be worked out
    :param augmentation: of training images outside the model, in the words of docs/recipe.md; ``[]`` if there is none
    :param groups: of the training and of the validation images, a number or name each
    :param pretrained: whether the weights are those of an earlier training
    :param runs: the folder of all runs
    :param name: of this run
    :param probes: none, economy, standard or full
    """

    def __init__(
        self,
        train: Any = None,
        validation: Any = None,
        *,
        classes: Optional[list[str]] = None,
        class_weight: Optional[dict[int, float]] = None,
        batch_size: Optional[int] = None,
        augmentation: Optional[list[dict[str, Any]]] = None,
        groups: Optional[tuple[Any, Any]] = None,
        pretrained: bool = False,
        runs: Union[str, Path] = "runs",
        name: str = "keras",
        probes: str = "standard",
    ) -> None:
        super().__init__()
        if probes not in PRESETS:
            raise BadInput(f'probes is "{probes}"', f"It must be one of {', '.join(PRESETS)}.")
        self.failures = Failures()
        self._given = {"train": train, "validation": validation}
        self.classes = list(classes or [])
        self._weights = class_weight
        self._batch_size = batch_size
        self._augmentation = augmentation
        self._groups = groups
        self._pretrained = pretrained
        self._probes = probes
        self._state = "running"
        self._step = self._epoch = self._spent = 0
        self._rates: set[float] = set()
        self._before: dict[str, np.ndarray] = {}
        self._sums: tuple[int, float] = (0, 0.0)
        self._closed = False
        self.run = folder.create(runs, name)
        self._events = EventFile(self.run)

    # What Keras says.

    @guarded
    def on_train_begin(self, logs: Any = None) -> None:
        """Reads the images, the layers and the weights before the first step."""
        self._began = time.monotonic()
        with self._undisturbed():
            self._images = {split: _arrays(given) for split, given in self._given.items() if given is not None}
            count = len(self._images["train"][1]) if "train" in self._images else 0
            self._schedule = Schedule(self._probes, max(1, count), int(self.params.get("epochs") or 1))
            self._network = networks.read(self.model)
            self._name_classes()
            self._sample()
            if self._network.outputs:
                names = [name for name, (kind, _) in self._network.outputs.items() if kind in ("conv", "dense")]
                self._names = names
                tensors = [self._network.outputs[name][1] for name in names]
                self._extended = keras.Model(networks.entry(self.model), [*tensors, self.model.outputs[0]])
            self._record_beginning()
        self._write_card()
        atexit.register(self._at_exit)

    @guarded
    def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
        """Weights before a watched step."""
        step = self._step + 1
        if self._schedule.watches_step(step):
            self._synchronise()
            if self._looks_at_gradients(step):
                self._events.write(step, self._gradients())
            self._before = {layer.name: networks.numpy(layer.kernel).copy() for layer in self._network.weighted}

    @guarded
    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """The loss of a step, and the update of a watched one."""
        self._step += 1
        values: dict[str, float] = {}
        if not self._network.weighted:
            self._network = networks.read(self.model)
        # Keras gives the mean over the epoch so far.
        mean = float((logs or {}).get("loss", np.nan))
        seen, before = self._sums
        loss = mean * (batch + 1) - before if seen == batch else mean
        self._sums = batch + 1, mean * (batch + 1)
        if self._schedule.reads_step(self._step) or not np.isfinite(loss):
            values["train/step-loss"] = loss
            rate = float(networks.numpy(self.model.optimizer.learning_rate))
            values["train/learning-rate"] = rate
            self._rates.add(rate)
        if not np.isfinite(loss):
            self._state = "diverged"
        if self._before:
            self._synchronise()
            for layer in self._network.weighted:
                old = self._before[layer.name]
                size, moved = np.linalg.norm(old), np.linalg.norm(networks.numpy(layer.kernel) - old)
                values[f"layer/{layer.name}/weight-norm"] = float(size)
                ratio = moved / size if size > 0 else (0.0 if moved == 0 else np.inf)
                values[f"layer/{layer.name}/update-to-weight-ratio"] = float(ratio)
            self._before = {}
        self._events.write(self._step, values)

    @guarded
    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        """An epoch begins."""
        self._sums = 0, 0.0
        self._epoch_began = time.monotonic()

    @guarded
    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        """An epoch is over: everything that is due is looked at."""
        self._epoch += 1
        logs = logs or {}
        values = {"progress/epoch": float(self._epoch), "progress/seconds": time.monotonic() - self._began}
        if "loss" in logs:
            values["train/loss"] = float(logs["loss"])
        accuracy = _accuracy(logs, "")
        if accuracy is not None:
            values["train/accuracy"] = accuracy
        if "train" in self._images:
            values["progress/images-per-second"] = len(self._images["train"][1]) / (time.monotonic() - self._epoch_began)
        self._events.write(self._step, values)
        self._look(last=self._epoch == self.params.get("epochs"), logs=logs)
        self._events.force()
        self._write_card()

    def on_train_end(self, logs: Any = None) -> None:
        """The training is over."""
        self._finish("finished")

    def diagnose(self, command: Optional[str] = None) -> bool:
        """Prints the verdict; needs the command ``kasus``.

        :param command: the program, where it is not on the path
        """
        self._finish("finished")
        return verdict.diagnose(self.run, command)

    def _at_exit(self) -> None:
        failed = getattr(sys, "last_exc", None) is not None or getattr(sys, "last_value", None) is not None
        self._finish("interrupted" if failed else "finished")

    @guarded
    def _finish(self, state: str) -> None:
        if self._closed:
            return
        self._closed = True
        if self._state == "running":
            self._state = state
        self._write_card()
        self._events.close()
        atexit.unregister(self._at_exit)

    # Looks.

    @contextmanager
    def _undisturbed(self) -> Iterator[None]:
        """Random generators and everything that is not trained are put back, bit for bit."""
        python, numpy_state = random.getstate(), np.random.get_state()
        torch = sys.modules.get("torch")
        torch_state = torch.random.get_rng_state() if torch is not None else None
        trained = {id(v) for v in self.model.trainable_variables}
        kept = [(v, networks.numpy(v).copy()) for v in self.model.variables if id(v) not in trained]
        try:
            yield
        finally:
            for variable, value in kept:
                if not np.array_equal(networks.numpy(variable), value, equal_nan=value.dtype.kind == "f"):
                    variable.assign(value)
            random.setstate(python)
            np.random.set_state(numpy_state)
            if torch is not None:
                torch.random.set_rng_state(torch_state)

    def _synchronise(self) -> None:
        """With JAX the weights are in the model only when asked for."""
        if keras.backend.backend() == "jax":
            self.model.jax_state_sync()

    def _name_classes(self) -> None:
        labels = [int(y.max()) + 1 for _, y in self._images.values() if len(y)]
        shape = self.model.outputs[0].shape if getattr(self.model, "outputs", None) else (None, 0)
        units = int(shape[-1] or 0)
        for c in range(len(self.classes), max([*labels, 2 if units == 1 else units], default=0)):
            self.classes.append(f"class {c}")
        self.classes = [name.replace("/", "-") for name in self.classes]

    def _sample(self) -> None:
        size = self._schedule.sample()
        self._samples: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self._more: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        for split, (x, y) in self._images.items():
            order = np.random.default_rng(len(y)).permutation(len(y))
            seen = np.bincount(y[order[:size]], minlength=len(self.classes))
            more = []
            for i in order[size:]:
                if seen[y[i]] < _PER_CLASS and len(more) < 2048:
                    seen[y[i]] += 1
                    more.append(i)
            chosen = np.concatenate([order[:size], np.asarray(more, dtype=np.int64)])
            self._more[split] = x[chosen], y[chosen]
            self._samples[split] = x[order[:size]], y[order[:size]]

    def _record_beginning(self) -> None:
        if not self._schedule.watches():
            return
        found = {s: (_planes(x), y) for s, (x, y) in self._more.items() if x.ndim == 4}
        size = self._schedule.sample()
        values = images_of.signals(found, self.classes, size) if "train" in found else {}
        codes = _codes(self._groups)
        if codes is not None:
            values["input/shared-group-fraction"] = float(np.isin(codes[1], codes[0]).mean())
        self._validation_groups = None if codes is None else codes[1]
        for layer in self._network.weighted:
            kernel = networks.numpy(layer.kernel)
            rows = np.ascontiguousarray(kernel.reshape(-1, kernel.shape[-1]).T)
            _, counts = np.unique(rows, axis=0, return_counts=True)
            values[f"layer/{layer.name}/duplicate-unit-fraction"] = float(counts[counts > 1].sum() / len(rows))
        self._events.write(0, values)
        wavelets = images_of.class_wavelets(found["train"], len(self.classes)) if "train" in found else None
        if wavelets is not None:
            self._events.matrix(0, "input/class-wavelet-energy", wavelets[0])
            self._events.matrix(0, "input/class-wavelet-energy-std", wavelets[1])

    def _looks_at_gradients(self, step: int) -> bool:
        rare = step & (step - 1) == 0 or step % 100 == 0 or self._probes == "full"
        return rare and gradients.available() and bool(self._network.outputs) and "train" in self._samples

    def _gradients(self) -> dict[str, float]:
        """On images of the evaluation sample: callbacks do not see the batch."""
        x, y = self._samples["train"]
        x, y = x[:_AT_ONCE], y[:_AT_ONCE]
        loss = self.model.loss
        function = keras.losses.get(loss) if isinstance(loss, str) else loss
        one_hot = "sparse" not in type(function).__name__.lower() + str(getattr(function, "__name__", "")).lower()
        units = self.model.outputs[0].shape[-1]
        labels = np.eye(units, dtype="float32")[y] if one_hot and units > 1 else y[:, None].astype("float32") if units == 1 else y
        with self._undisturbed():
            values = gradients.read(self._network, self._extended, self._names, x, labels, function)
            if self._network.output in ("softmax", "sigmoid"):
                # At the logits, not behind the activation inside the last layer.
                off = networks.numpy(self.model(x, training=False)).reshape(len(x), -1) - labels_of(y, units)
                name = self._network.weighted[-1].name
                values[f"layer/{name}/activation-gradient-norm"] = float(np.sqrt((off**2).sum(axis=1).mean()))
            return values

    def _look(self, last: bool, logs: Any) -> None:
        values: dict[str, float] = {}
        if "val_loss" in logs:
            values["validation/loss"] = float(logs["val_loss"])
        accuracy = _accuracy(logs, "val_")
        if accuracy is not None:
            values["validation/accuracy"] = accuracy
        if self._schedule.watches():
            with self._undisturbed():
                values.update(self._validated(last))
                if "train" in self._samples and self._schedule.watches_activations(self._epoch, last):
                    values.update(self._activations())
                if self._network.norms and self._schedule.compares_statistics(self._epoch, last) and len(self._samples) == 2:
                    values.update(self._compared())
        self._events.write(self._step, values)

    def _validated(self, last: bool) -> dict[str, float]:
        if "validation" not in self._images:
            return {}
        x, y = self._images["validation"]
        if not self._schedule.validates(self._epoch, last, len(y), self._spent):
            return {}
        self._spent += len(y)
        norms = moments(self._network)
        predictions = self._predict(x, y, norms)
        if self._validation_groups is not None and len(self._validation_groups) == len(y):
            predictions = Predictions(predictions.logits, y, self._validation_groups)
        values = {"validation/loss": predictions.loss, "validation/accuracy": predictions.accuracy}
        values.update(by_class(predictions, self.classes))
        values.update(distances(norms, "validation"))
        self._events.matrix(self._step, "validation/confusion", confusion(predictions, len(self.classes)))
        return values

    def _predict(self, x: np.ndarray, y: np.ndarray, norms: Any = None, training: bool = False, size: int = _AT_ONCE) -> Predictions:
        parts = []
        ends = self._network.output
        for at in range(0, len(y), size):
            part = x[at : at + size]
            if norms:
                *inputs, output = norms.model(part, training=training)
                norms.add([networks.numpy(i) for i in inputs])
            else:
                output = self.model(part, training=training)
            parts.append(networks.logits(networks.numpy(output), ends))
        return Predictions(np.concatenate(parts), y)

    def _activations(self) -> dict[str, float]:
        x, y = self._samples["train"]
        outputs = Outputs(self._network)
        parts = []
        for at in range(0, len(y), _AT_ONCE):
            parts.append(networks.logits(outputs.add(x[at : at + _AT_ONCE]), self._network.output))
        predictions = Predictions(np.concatenate(parts), y)
        return {
            "train/eval-mode-loss": predictions.loss,
            "train/eval-mode-accuracy": predictions.accuracy,
            **outputs.values(),
        }

    def _compared(self) -> dict[str, float]:
        """Validation under running, batch and re-estimated statistics; dropout is off in all of them."""
        values: dict[str, float] = {}
        validation, train = self._samples["validation"], self._samples["train"]
        batch = min(self._batch(), len(train[1]), len(validation[1]))
        kept = [(norm, networks.numpy(norm.moving_mean).copy(), networks.numpy(norm.moving_variance).copy()) for norm, _ in self._network.norms]
        rates = [(layer, layer.rate) for layer in self._network.all if hasattr(layer, "rate")]

        def add(kind: str, predictions: Predictions) -> None:
            values[f"batch-norm/validation-accuracy-{kind}-statistics"] = predictions.accuracy
            values[f"batch-norm/validation-loss-{kind}-statistics"] = predictions.loss

        def whole(split: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
            count = len(split[1]) // batch * batch
            return split[0][:count], split[1][:count]

        try:
            for layer, _ in rates:
                layer.rate = 0
            add("running", self._predict(*validation))
            add("batch", self._predict(*whole(validation), training=True, size=batch))
            anew = moments(self._network)
            self._predict(*whole(train), norms=anew, training=True, size=batch)
            for (norm, _, _), found in zip(kept, anew.found):
                norm.moving_mean.assign(found.mean.astype("float32"))
                norm.moving_variance.assign(found.variance.astype("float32"))
            add("reestimated", self._predict(*validation))
        finally:
            for layer, rate in rates:
                layer.rate = rate
            for norm, mean, variance in kept:
                norm.moving_mean.assign(mean)
                norm.moving_variance.assign(variance)
        return values

    # run.json.

    def _batch(self) -> int:
        if self._batch_size:
            return self._batch_size
        count, steps = len(self._images["train"][1]) if "train" in self._images else 0, int(self.params.get("steps") or 0)
        if not count or not steps:
            return 32
        powers = [2**k for k in range(14) if -(-count // 2**k) == steps]
        return powers[0] if powers else -(-count // steps)

    def _write_card(self) -> None:
        folder.write_card(self.run, self._content())

    def _content(self) -> dict[str, Any]:
        data: dict[str, Any] = {"classes": self.classes} if self.classes else {}
        for split, (x, y) in self._images.items():
            if x.ndim == 4:
                data["input"] = list(_planes(x[:1]).shape[1:])
            data[f"{split}-counts"] = np.bincount(y, minlength=len(self.classes)).tolist()
        groups = getattr(self, "_validation_groups", None)
        if groups is not None and "validation" in self._images and len(groups) == len(self._images["validation"][1]):
            y = self._images["validation"][1]
            data["validation-groups"] = [len(np.unique(groups[y == c])) for c in range(len(self.classes))]
        content: dict[str, Any] = {
            "state": self._state,
            "tool": f"kasus for Python {__version__}",
            "framework": {"name": "keras", "version": f"{keras.__version__} on {keras.backend.backend()}"},
            "platform": folder.machine(),
            "probes": self._probes,
            "data": data,
            "training": self._trained(),
        }
        network = self._network
        if network.layers:
            parameters = sum(int(np.prod(v.shape)) for v in self.model.trainable_variables)
            content["model"] = {"parameters": parameters, "layers": network.layers}
        elif network.weighted:
            content["model"] = {"order": [layer.name for layer in network.weighted]}
        if self._pretrained:
            content["first-weights"] = "of another training"
        return content

    def _trained(self) -> dict[str, Any]:
        training: dict[str, Any] = words.optimizer(self.model.optimizer)
        if self.params.get("epochs"):
            training["epochs"] = int(self.params["epochs"])
        if self._batch_size or "train" in self._images:
            training["batch-size"] = self._batch()
        if self._rates:
            training["learning-rate"] = max(self._rates)
            training["schedule"] = {"constant": {}} if len(self._rates) == 1 else {"other": {"what": "changes with the steps"}}
        penalty = words.l2(self._network.weighted)
        training["l2"] = penalty
        said = words.loss(self.model.loss, self.classes, self._weights)
        if said is not None:
            training["loss"] = said
        inside = words.augmentations(self._network.all)
        if self._augmentation is not None or inside:
            training["augmentation"] = [*inside, *(self._augmentation or [])]
        return training


def labels_of(y: np.ndarray, units: int) -> np.ndarray:
    """Classes as the outputs that they want."""
    return y[:, None].astype(np.float64) if units == 1 else np.eye(units)[y]


def _accuracy(logs: Any, prefix: str) -> Optional[float]:
    names = ("accuracy", "acc", "sparse_categorical_accuracy", "categorical_accuracy", "binary_accuracy", "compile_metrics")
    return next((float(logs[prefix + n]) for n in names if prefix + n in logs), None)


def _arrays(given: Any) -> tuple[np.ndarray, np.ndarray]:
    """Images and classes as arrays; of batches the first few thousand images."""
    if isinstance(given, (tuple, list)) and len(given) >= 2:
        x, y = networks.numpy(given[0]), networks.numpy(given[1])
    else:
        xs, ys, count = [], [], 0
        for batch in given:
            xs.append(networks.numpy(batch[0]))
            ys.append(networks.numpy(batch[1]))
            count += len(ys[-1])
            if count >= _MOST_READ:
                break
        x, y = np.concatenate(xs), np.concatenate(ys)
    if y.ndim == 2:
        y = y[:, 0] if y.shape[1] == 1 else y.argmax(axis=1)
    return x, y.astype(np.int64)


def _planes(x: np.ndarray) -> np.ndarray:
    """Images x channels x height x width, as floats."""
    return np.moveaxis(x, -1, 1).astype(np.float32) if keras.config.image_data_format() == "channels_last" else x.astype(np.float32)


def _codes(groups: Any) -> Optional[tuple[np.ndarray, np.ndarray]]:
    if groups is None:
        return None
    both = [[str(g) for g in part] for part in groups]
    known = {name: code for code, name in enumerate(sorted({*both[0], *both[1]}))}
    return tuple(np.asarray([known[g] for g in part], dtype=np.int64) for part in both)  # type: ignore[return-value]
