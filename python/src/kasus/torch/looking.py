"""The looks at a network between two steps, and what they are taken at."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
import torch
from torch import nn

from kasus import inputs as images_of
from kasus.classes import Predictions, by_class, confusion
from kasus.events import EventFile
from kasus.schedule import Schedule
from kasus.torch import batches, laws, looks, state
from kasus.torch.graph import LayerGraph, trace
from kasus.torch.split import Split

_PER_CLASS = 64
# Means over the outputs of a layer are known well from so many images.
_MEANS = 128
_MOST_IMAGES = 2048
_NUMBERS_AT_ONCE = 1 << 23
# Reading labels means reading images where a data set does not list them.
_MOST_READ = 20_000


class Looking:
    """A network, samples of both splits, and what was found out about them."""

    def __init__(
        self,
        model: nn.Module,
        train: Split,
        validation: Optional[Split],
        told: Any,
        schedule: Schedule,
        events: EventFile,
    ) -> None:
        self._model = model
        self._train = train
        self._validation = validation
        self._told = told
        self._schedule = schedule
        self._events = events
        self.graph = LayerGraph()
        self.classes: list[str] = list(told.classes or [])
        self.input_shape: Optional[list[int]] = None
        self.train_labels: Optional[np.ndarray] = None
        self.validation_labels: Optional[np.ndarray] = None
        self.train_groups = _codes(told.groups, 0)
        self.validation_groups = _codes(told.groups, 1)
        self.newest: Optional[tuple[Predictions, dict[str, looks.Moments]]] = None
        self.has_ended = False
        self._marks: dict[int, float] = {}
        self._spent = 0
        self._sampled: Optional[np.ndarray] = None
        self._train_sample: Optional[tuple[Any, np.ndarray]] = None
        self._validation_sample: Optional[tuple[Any, np.ndarray]] = None
        self._looked: set[tuple[str, int]] = set()
        self._recorded: set[str] = set()

    @property
    def validation_dataset(self) -> Any:
        return None if self._validation is None else self._validation.dataset

    # Before the first step.

    def before_training(self) -> None:
        """Reads samples of both splits, the layers of the network and the weights it begins with."""
        self.train_labels = batches.labels_of(self._train.dataset)
        self._read_validation_labels()
        if self.train_labels is None and self._train.indexed and len(self._train) <= _MOST_READ:
            self.train_labels = _read_labels(self._train)
        self._name_classes()
        size = self._schedule.sample()
        train = self._sample(self._train, self.train_labels, size)
        validation = self._sample_validation(size)
        if train is not None:
            self._trace(train[0])
            self._train_sample = batches.some(train[0], slice(0, size)), train[1][:size]
        if self._schedule.watches():
            self._record_inputs(train, validation, size)
            self._events.write(
                0,
                {
                    f"layer/{layer.name}/duplicate-unit-fraction": looks.duplicate_units(layer.weight)
                    for layer in self.graph.weighted
                    if layer.weight is not None
                },
            )

    def laws(self) -> dict[str, float]:
        """What must hold of the network as it is, at images of the evaluation sample."""
        if self._train_sample is None:
            return {}
        with state.evaluating(self._model):
            values = laws.evaluation(self._forward, self._raw, *self._train_sample)
        if self._told.pretrained:
            del values["law/untrained-loss"]
        return values

    def add_validation(self, split: Split) -> None:
        """The images of validation, where a program shows them only once it validates."""
        if self._validation is not None:
            return
        self._validation = split
        self._read_validation_labels()
        self._name_classes()
        size = self._schedule.sample()
        validation = self._sample_validation(size)
        if self._schedule.watches():
            train = self._sample(self._train, self.train_labels, size)
            self._record_inputs(train, validation, size)

    def _read_validation_labels(self) -> None:
        if self._validation is None:
            return
        self.validation_labels = batches.labels_of(self._validation.dataset)
        if self.validation_labels is None:
            for _ in self._validation.all():
                pass
            self.validation_labels = self._validation.labels

    def _sample_validation(self, size: int) -> Optional[tuple[Any, np.ndarray]]:
        if self._validation is None:
            return None
        validation = self._sample(self._validation, self.validation_labels, size)
        if validation is not None:
            self._validation_sample = batches.some(validation[0], slice(0, size)), validation[1][:size]
        return validation

    def _name_classes(self) -> None:
        if not self.classes:
            self.classes = batches.names_of(self._train.dataset) or []
        met = [
            labels.max() + 1
            for labels in (self.train_labels, self.validation_labels)
            if labels is not None and len(labels)
        ]
        for c in range(len(self.classes), int(max(met, default=0))):
            self.classes.append(f"class {c}")
        self.classes = [name.replace("/", "-") for name in self.classes]

    def _sample(self, split: Split, labels: Optional[np.ndarray], size: int) -> Optional[tuple[Any, np.ndarray]]:
        """The evaluation sample and, behind it, more images of each class."""
        chosen = self._chosen(len(split), labels, size, _PER_CLASS) if split.indexed else np.zeros(0, dtype=np.int64)
        read: Optional[tuple[Any, np.ndarray]]
        if split.indexed and len(chosen):
            read = split.read(chosen)
        else:
            read = _first(split, size)
            if read is None:
                return None
            chosen = np.arange(len(read[1]))
        tensor = batches.images(read[0])
        if tensor is not None:
            self.input_shape = list(tensor.shape[1:])
        if split is self._validation:
            self._sampled = chosen[:size]
            marks = batches.marks(read[0])
            if marks is not None:
                self._marks = dict(zip(chosen.tolist(), marks.tolist()))
        return read

    def _chosen(self, count: int, labels: Optional[np.ndarray], size: int, per_class: int) -> np.ndarray:
        order = np.random.default_rng(count).permutation(count)
        if labels is None:
            return order[:size]
        per_class = max(2, min(per_class, _MOST_IMAGES // max(1, len(self.classes))))
        seen = np.zeros(int(labels.max()) + 1 if len(labels) else 1, dtype=np.int64)
        first: np.ndarray = order[:size]
        more: list[int] = []
        np.add.at(seen, labels[first], 1)
        for i in order[size:]:
            if len(more) + size >= _MOST_IMAGES:
                break
            if seen[labels[i]] < per_class:
                seen[labels[i]] += 1
                more.append(i)
        return np.concatenate([first, np.asarray(more, dtype=np.int64)])

    def _trace(self, sample: Any) -> None:
        two = batches.moved(batches.some(sample, slice(0, 2)), self._device)
        tensors = [two] if isinstance(two, torch.Tensor) else [t for t in _values(two) if isinstance(t, torch.Tensor)]

        with state.evaluating(self._model):
            self.graph = trace(self._model, lambda: batches.output(self._call(two)), tensors)
            logits = batches.logits(self._call(two))
        if logits is not None:
            for c in range(len(self.classes), logits.shape[1]):
                self.classes.append(f"class {c}")

    def _record_inputs(self, train: Any, validation: Any, size: int) -> None:
        found = {}
        for split, sample in (("train", train), ("validation", validation)):
            tensor = None if sample is None else batches.images(sample[0])
            if tensor is not None and tensor.dim() == 4:
                found[split] = tensor.float().cpu().numpy(), sample[1]
        values = images_of.signals(found, self.classes, size)
        if self.train_groups is not None and self.validation_groups is not None and len(self.validation_groups):
            values["input/shared-group-fraction"] = float(np.isin(self.validation_groups, self.train_groups).mean())
        self._events.write(0, {tag: value for tag, value in values.items() if tag not in self._recorded})
        wavelets = images_of.class_wavelets(found["train"], len(self.classes)) if "train" in found else None
        if wavelets is not None and "input/class-wavelet-energy" not in self._recorded:
            self._events.matrix(0, "input/class-wavelet-energy", wavelets[0])
            self._events.matrix(0, "input/class-wavelet-energy-std", wavelets[1])
            self._recorded.add("input/class-wavelet-energy")
        self._recorded.update(values)

    # After an epoch.

    def is_validation(self, marks: np.ndarray, place: int) -> bool:
        """Whether images are those of the validation split from a place on, as far as they were sampled."""
        if self.validation_labels is None or place + len(marks) > len(self.validation_labels) or not self._marks:
            return False
        known = [(i, self._marks[place + i]) for i in range(len(marks)) if place + i in self._marks]
        return all(abs(marks[i] - mark) <= 1e-6 * max(1.0, abs(mark)) for i, mark in known)

    def has_validation(self, marks: np.ndarray) -> bool:
        """Whether some of the images are of the sample of validation."""
        return bool(np.isin(marks, list(self._marks.values())).any()) if self._marks else False

    def after_epoch(
        self, epoch: int, step: int, last: bool, validated: Optional[tuple[Predictions, dict[str, looks.Moments]]]
    ) -> None:
        """Everything that is due after an epoch."""
        if not self._schedule.watches():
            self._record_validation(step, validated, only_curves=True)
            return
        with state.evaluating(self._model):
            if validated is None and self._validation is not None:
                images = len(self._validation)
                if self._schedule.validates(epoch, last, images, self._spent):
                    validated = self._validate()
                    self._spent += images
            self._record_validation(step, validated, only_curves=False)
            self.newest = validated or self.newest
            if self._train_sample is not None:
                if self._schedule.watches_activations(epoch, last) and self._first("activations", step):
                    most = len(self._train_sample[1]) if self._schedule.preset == "full" else _MEANS
                    size = min(self._at_once, most)
                    seen = looks.activations(self._model, self.graph, self._forward, *self._train_sample, size, most)
                    self._events.write(step, seen)
                if self._schedule.compares_statistics(epoch, last) and self._first("statistics", step):
                    self._compare(step, None if validated is None else validated[0])
                if last and validated is not None:
                    self._record_pairs(step, validated[0])
        self.has_ended = self.has_ended or last

    def _first(self, what: str, step: int) -> bool:
        """Whether this was not looked at at this step."""
        again = (what, step) in self._looked
        self._looked.add((what, step))
        return not again

    def _record_validation(self, step: int, validated: Any, only_curves: bool) -> None:
        if validated is None or not self._first("validation", step):
            return
        predictions, moments = validated
        values = {"validation/loss": predictions.loss, "validation/accuracy": predictions.accuracy}
        if not only_curves:
            values.update(by_class(predictions, self.classes))
            norms = state.batch_norms(self._model)
            for path, found in moments.items():
                if path in norms:
                    name = self.graph.norms.get(path, path)
                    values[f"batch-norm/{name}/validation-distance"] = found.distance(norms[path])
        self._events.write(step, values)
        if not only_curves:
            self._events.matrix(step, "validation/confusion", confusion(predictions, len(self.classes)))

    def _validate(self) -> tuple[Predictions, dict[str, looks.Moments]]:
        assert self._validation is not None
        norms = state.batch_norms(self._model)
        moments = {path: looks.Moments() for path in norms}
        handles = [
            norm.register_forward_pre_hook(lambda m, x, path=path: moments[path].add(x[0], by_channel=True))
            for path, norm in norms.items()
        ]
        parts, labels = [], []
        try:
            for inputs, own in self._validation.all():
                parts.append(self._forward(inputs).float().cpu().numpy())
                labels.append(own)
        finally:
            for handle in handles:
                handle.remove()
        logits, own = np.concatenate(parts), np.concatenate(labels)
        groups = (
            self.validation_groups
            if self.validation_groups is not None and len(self.validation_groups) == len(own)
            else None
        )
        return Predictions(logits, own, groups), moments

    def _compare(self, step: int, validated: Optional[Predictions]) -> None:
        if self._validation_sample is None or not state.batch_norms(self._model):
            return
        assert self._train_sample is not None
        batch = min(self._train.batch_size, max(2, len(self._train_sample[1])))
        running = None if validated is None or self._sampled is None else validated.some(self._sampled)
        self._events.write(
            step,
            looks.compare_statistics(
                self._model, self._forward, self._train_sample, self._validation_sample, batch, self._at_once, running
            ),
        )

    def _record_pairs(self, step: int, validated: Predictions) -> None:
        train = self._of_classes(self._train, self.train_labels)
        validation = None if self._validation is None else self._of_classes(self._validation, self.validation_labels)
        if train is None or validation is None or not self._first("pairs", step):
            return
        modules = [layer.module for layer in self.graph.weighted if layer.module is not None]
        last = modules[-1] if modules else None
        looks.class_pairs(
            self.classes,
            self._model,
            last,
            self._forward,
            validated,
            train,
            validation,
            step,
            self._events,
            self._at_once,
        )

    def _of_classes(self, split: Split, labels: Optional[np.ndarray]) -> Optional[tuple[Any, np.ndarray]]:
        """Some images of each class."""
        if labels is None or not split.indexed:
            return None
        trained_on = self._schedule.images_per_epoch * self._schedule.epochs
        affordable = max(16, trained_on // 256 // max(1, len(self.classes)))
        chosen = self._chosen(len(split), labels, 0, min(_PER_CLASS, affordable))
        return split.read(chosen) if len(chosen) else None

    @property
    def _device(self) -> torch.device:
        return next((p.device for p in self._model.parameters()), torch.device("cpu"))

    @property
    def _at_once(self) -> int:
        numbers = int(np.prod(self.input_shape)) if self.input_shape else 1
        return max(1, min(256, _NUMBERS_AT_ONCE // max(1, numbers * 16)))

    def _call(self, inputs: Any) -> Any:
        return self._model(**inputs) if isinstance(inputs, dict) else self._model(inputs)

    def _raw(self, inputs: Any) -> torch.Tensor:
        return torch.as_tensor(batches.output(self._call(batches.moved(inputs, self._device))))

    def _forward(self, inputs: Any) -> torch.Tensor:
        found = batches.logits(self._call(batches.moved(inputs, self._device)))
        if found is None:
            raise ValueError("the model gives no logits, images x classes")
        return found


def _values(inputs: Any) -> list[Any]:
    return list(inputs.values()) if isinstance(inputs, dict) else list(inputs)


def _codes(groups: Any, split: int) -> Optional[np.ndarray]:
    """A number of each image's group, the same in both splits."""
    if groups is None or groups[split] is None:
        return None
    both = [[str(g) for g in part] if part is not None else [] for part in groups]
    known = {name: code for code, name in enumerate(sorted(set(both[0]) | set(both[1])))}
    return np.asarray([known[g] for g in both[split]], dtype=np.int64)


def _read_labels(split: Split) -> np.ndarray:
    # The images are not kept: they may be augmented, and are read only for their labels.
    labels = [batches.indices(own, 0) for _, own in split._fresh()]
    return np.concatenate(labels) if labels else np.zeros(0, dtype=np.int64)


def _first(split: Split, size: int) -> Optional[tuple[Any, np.ndarray]]:
    """The first images of a split that has no index."""
    parts, labels, count = [], [], 0
    for inputs, own in split._fresh():
        parts.append(inputs)
        labels.append(own)
        count += len(own)
        if count >= size:
            break
    return (batches.concatenated(parts), np.concatenate(labels)) if parts else None
