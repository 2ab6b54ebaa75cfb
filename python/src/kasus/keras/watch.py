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

from kasus import folder, verdict
from kasus import inputs as images_of
from kasus.classes import confusion
from kasus.events import EventFile
from kasus.guard import Failures, guarded
from kasus.keras import card
from kasus.keras import network as networks
from kasus.keras.images import Images, planes
from kasus.keras.looks import Looks
from kasus.problem import BadInput
from kasus.schedule import PRESETS, Schedule

_ACCURACIES = ("accuracy", "acc", "sparse_categorical_accuracy", "categorical_accuracy", "binary_accuracy")


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
        self._told = card.Told(class_weight, batch_size, augmentation, pretrained, probes)
        self._groups = groups
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
            self._images = Images(self._given, self._groups)
            epochs = int(self.params.get("epochs") or 1)
            self._schedule = Schedule(self._told.probes, max(1, self._images.trained_on), epochs)
            self._network = networks.read(self.model)
            self._name_classes()
            self._images.draw(self._schedule, len(self.classes))
            self._looks = Looks(self._network, self._images)
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
                with self._undisturbed():
                    self._events.write(step, self._looks.gradients())
            self._before = {layer.name: networks.numpy(layer.kernel).copy() for layer in self._network.weighted}

    @guarded
    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """The loss of a step, and the update of a watched one."""
        self._step += 1
        values: dict[str, float] = {}
        if not self._network.weighted:
            self._network = networks.read(self.model)
            self._looks = Looks(self._network, self._images)
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
        if self._images.trained_on:
            passed = time.monotonic() - self._epoch_began
            values["progress/images-per-second"] = self._images.trained_on / passed
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
        labels = [int(y.max()) + 1 for _, y in self._images.all.values() if len(y)]
        shape = self.model.outputs[0].shape if getattr(self.model, "outputs", None) else (None, 0)
        units = int(shape[-1] or 0)
        for c in range(len(self.classes), max([*labels, 2 if units == 1 else units], default=0)):
            self.classes.append(f"class {c}")
        self.classes = [name.replace("/", "-") for name in self.classes]

    def _record_beginning(self) -> None:
        if not self._schedule.watches():
            return
        found = {s: (planes(x), y) for s, (x, y) in self._images.more.items() if x.ndim == 4}
        values = images_of.signals(found, self.classes, self._schedule.sample()) if "train" in found else {}
        values.update(self._images.shared_groups())
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
        # A pass of its own costs as much as a step.
        rare = step & (step - 1) == 0 or step % 100 == 0 or self._told.probes == "full"
        return rare and self._looks.can_see_gradients()

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
                if "train" in self._images.sample and self._schedule.watches_activations(self._epoch, last):
                    values.update(self._looks.activations())
                both = self._network.norms and len(self._images.sample) == 2
                if both and self._schedule.compares_statistics(self._epoch, last):
                    batch = card.batch_size(self._told, self._images, self.params) or 32
                    values.update(self._looks.compared(batch))
        self._events.write(self._step, values)

    def _validated(self, last: bool) -> dict[str, float]:
        if "validation" not in self._images.all:
            return {}
        images = len(self._images.all["validation"][1])
        if not self._schedule.validates(self._epoch, last, images, self._spent):
            return {}
        self._spent += images
        predictions, values = self._looks.validation(self.classes)
        self._events.matrix(self._step, "validation/confusion", confusion(predictions, len(self.classes)))
        return values

    def _write_card(self) -> None:
        content = card.content(
            self._state, self._told, self.classes, self._images, self._network, self.params, self._rates
        )
        folder.write_card(self.run, content)


def _accuracy(logs: Any, prefix: str) -> Optional[float]:
    return next((float(logs[prefix + n]) for n in _ACCURACIES if prefix + n in logs), None)
