"""Watching a training loop of PyTorch."""

from __future__ import annotations

import atexit
import sys
import time
from pathlib import Path
from typing import Any, Callable, Optional, Union

import numpy as np
import torch
from torch import nn

from kasus import __version__, folder, verdict
from kasus.events import EventFile
from kasus.guard import Failures, guarded
from kasus.problem import BadInput
from kasus.schedule import PRESETS, Schedule
from kasus.torch import batches, card, laws
from kasus.torch.epochs import Epoch
from kasus.torch.laws import Laws
from kasus.torch.looking import Looking
from kasus.torch.passes import ValidationPass
from kasus.torch.split import Split
from kasus.torch.state import undisturbed
from kasus.torch.steps import StepReader


class Watch:
    """A training that is watched. It never changes the training, and a failure of its own never ends it."""

    def __init__(
        self,
        model: nn.Module,
        optimizer: torch.optim.Optimizer,
        train_loader: Any,
        validation_loader: Any,
        told: card.Told,
        runs: Union[str, Path],
        name: str,
        probes: str,
        unpack: Optional[batches.Unpack],
    ) -> None:
        if probes not in PRESETS:
            raise BadInput(f'probes is "{probes}"', f"It must be one of {', '.join(PRESETS)}.")
        self.failures = Failures()
        self.failures.on_failure = self._stop
        self.model = bare(model)
        self._optimizer = optimizer
        self._train_loader = train_loader
        self._handles: list[Any] = []
        self._closed = False
        self._closing = False
        self._busy = False
        self._state = "running"
        self.run = folder.create(runs, name)
        self._events = EventFile(self.run)
        self._told = told
        self._probes = probes
        self._updates = 0
        # The update that the newest batch belongs to, whether it has been made yet or not.
        self._step_of_batch = 0
        self._unpack = unpack or batches.unpack
        self._values: dict[str, float] = {}
        self._inputs: Any = None
        self._is_first = True
        self._began = time.monotonic()
        self._epochs = 0
        self._pending = False
        self._epoch_is_over = False
        self._batches = _length(train_loader)
        self._logits: Optional[torch.Tensor] = None
        self._begin(validation_loader, self._unpack)

    @guarded
    def _begin(self, validation_loader: Any, unpack: batches.Unpack) -> None:
        with undisturbed(self._train_loader, validation_loader, self._optimizer):
            batch_size = _batch_size(self._train_loader)
            train = Split(self._train_loader, unpack, batch_size)
            validation = None if validation_loader is None else Split(validation_loader, unpack, batch_size)
            schedule = Schedule(self._probes, max(1, len(train)), self._told.epochs or 10)
            self._looking = Looking(self.model, train, validation, self._told, schedule, self._events)
            self._schedule = schedule
            self._looking.before_training()
        self._card = card.Card(self._told, self._looking, self._optimizer, batch_size, self._probes, __version__)
        self._steps = StepReader(self.model, self._looking.graph.weighted, schedule)
        self._laws = Laws(self.model, self._optimizer, self._looking.graph.weighted)
        if schedule.watches():
            with undisturbed(self._train_loader, validation_loader, self._optimizer):
                self._events.write(0, {**self._laws.beginning(), **self._looking.laws()})
        self._pass = ValidationPass(self.model, self._looking)
        self._epoch = Epoch(self._looking)
        self._write_card()
        self._handles = [
            self.model.register_forward_pre_hook(self._before_forward, with_kwargs=True),
            self.model.register_forward_hook(self._after_forward),
            self._optimizer.register_step_pre_hook(self._before_step),
            self._optimizer.register_step_post_hook(self._after_step),
        ]
        atexit.register(self._at_exit)

    # What the loop says.

    @guarded
    def step(self, loss: Any, labels: Any = None) -> None:
        """One batch of training was done; to be called once a batch, behind the loss.

        :param loss: of the batch, as it was minimised
        :param labels: of the batch; without them the accuracy in training is not recorded
        """
        if self._closed:
            return
        step = self._step_of_batch or max(1, self._updates)
        self._epoch.add(loss, self._logits, labels)
        reads = self._schedule.reads_step(step)
        on_cpu = not isinstance(loss, torch.Tensor) or loss.device.type == "cpu"
        if reads or on_cpu:
            value = float(loss.detach()) if isinstance(loss, torch.Tensor) else float(loss)
            finite = np.isfinite(value)
            if reads or not finite:
                self._events.write(step, {"train/step-loss": value})
            if not finite and self._state == "running":
                self._state = "diverged"
                self._events.write(step, self._steps.layers())
                self._write_card()
            elif finite and self._state == "diverged":
                self._state = "running"
            if finite and self._logits is not None and labels is not None:
                self._card.see_loss(value, self._logits, labels)
        self._logits = None
        if self._batches is not None and self._epoch.batches >= self._batches:
            # Its last update may still be to come.
            self._epoch_is_over = True
            if self._updates >= step:
                self._end_epoch()

    @guarded
    def validation(self, loader: Any) -> None:
        """The images of validation, where they are known only after the training has begun.

        :param loader: their ``DataLoader``
        """
        if self._closed or self._looking.validation_dataset is not None:
            return
        self._busy = True
        try:
            with undisturbed(self._train_loader, loader, self._optimizer):
                self._looking.add_validation(Split(loader, self._unpack, _batch_size(self._train_loader)))
        finally:
            self._busy = False

    def end_epoch(self) -> None:
        """An epoch of training is over; only where the loader has no length, or an epoch is less than all of it."""
        self._end_epoch()

    @guarded
    def _end_epoch(self) -> None:
        self._epoch_is_over = False
        if self._closed or self._epoch.batches == 0:
            return
        self._settle(last=False)
        self._epochs += 1
        values = self._epoch.values(self._epochs, time.monotonic() - self._began)
        self._events.write(max(1, self._updates), values)
        self._card.see_epoch(self._epoch, self._epochs, self._optimizer)
        self._write_laws()
        self._epoch.begin()
        self._pending = True
        self._versions = self._version()
        self._pass.begin()

    def _write_laws(self) -> None:
        """What an epoch says of order, labels, modes and weights."""
        epoch, step = self._epoch, max(1, self._updates)
        if not self._schedule.watches():
            return
        values = {"law/trained-in-evaluation-mode": epoch.in_evaluation / epoch.batches}
        if self._epochs == 1 or self._epochs == self._told.epochs:
            values.update(self._laws.after_epoch())
        if self._epochs == 1:
            values.update(laws.images(epoch.marks, None, []))
        elif self._epochs == 2 and epoch.before is not None:
            values.update(laws.images(epoch.before, epoch.marks, [epoch.before_labels, epoch.labels]))
        self._events.write(step, values)

    @guarded
    def _settle(self, last: bool) -> None:
        """Looks at the network as it was when the last epoch ended, unless it has changed since."""
        if not self._pending or self._busy:
            return
        self._pending = False
        last = last or self._epochs == self._told.epochs
        if self._pass.modes_seen and self._schedule.watches():
            share = self._pass.in_training / self._pass.modes_seen
            self._events.write(max(1, self._updates), {"law/validated-in-training-mode": share})
        validated = self._pass.take()
        if self._version() == self._versions:
            self._look(last, validated)
        self._events.force()
        self._write_card()

    def _look(self, last: bool, validated: Any) -> None:
        self._busy = True
        try:
            with undisturbed(self._train_loader, self._looking.validation_dataset, self._optimizer):
                self._looking.after_epoch(self._epochs, max(1, self._updates), last, validated)
        finally:
            self._busy = False

    def close(self) -> None:
        """The training is over: what is looked at at the end is looked at now."""
        self._finish("finished")

    @guarded
    def _finish(self, state: str) -> None:
        if self._closed or self._closing:
            return
        self._closing = True
        if state == "finished":
            if self._epoch_is_over:
                self._end_epoch()
            self._end_partial()
            pending = self._pending
            self._settle(last=True)
            if not pending and not self._looking.has_ended and self._epochs and self._version() == self._versions:
                self._look(True, self._looking.newest)
        self._closed = True
        self._stop()
        if self._state == "running":
            self._state = state
        self._write_card()
        self._events.close()

    def _end_partial(self) -> None:
        """Steps after the last whole epoch count as one where there is no whole one."""
        if self._epochs == 0 and self._epoch.batches:
            self._end_epoch()

    def diagnose(self, command: Optional[str] = None) -> bool:
        """Ends watching and prints the verdict; needs the command ``kasus``.

        :param command: the program, where it is not on the path
        """
        self.close()
        return verdict.diagnose(self.run, command)

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, kind: Any, *reason: Any) -> None:
        self._finish("finished" if kind is None else "interrupted")

    def _at_exit(self) -> None:
        failed = getattr(sys, "last_exc", None) is not None or getattr(sys, "last_value", None) is not None
        self._finish("interrupted" if failed else "finished")

    def _stop(self) -> None:
        for handle in self._handles:
            handle.remove()
        self._handles.clear()
        if hasattr(self, "_steps"):
            self._steps.end_forward()
        atexit.unregister(self._at_exit)

    def _write_card(self) -> None:
        folder.write_card(self.run, self._card.content(self._state, self._epochs))

    # What the model and the optimiser show.

    @guarded
    def _before_forward(self, module: nn.Module, args: Any, kwargs: Any) -> None:
        if self._busy:
            return
        inputs = args[0] if args else kwargs
        if not torch.is_grad_enabled():
            self._pass.see_mode(inputs, module.training)
        if module.training and torch.is_grad_enabled():
            if self._epoch_is_over:
                self._end_epoch()
            self._settle(last=False)
            self._begin_batch(inputs)
        elif not module.training:
            self._pass.before(inputs)
            # A program that forgot to leave evaluation mode trains in it; whether it does shows in the backward pass.
            self._inputs = inputs if torch.is_grad_enabled() else None

    def _begin_batch(self, inputs: Any) -> None:
        step = self._updates + 1
        self._epoch.see(inputs)
        self._is_first = self._step_of_batch != step
        self._step_of_batch = step
        self._steps.forward(step, batches.count(inputs))
        self._laws.forward(self._schedule.watches_step(step))

    @guarded
    def _after_forward(self, module: nn.Module, args: Any, output: Any) -> None:
        if self._busy:
            return
        found = batches.logits(output)
        if module.training and torch.is_grad_enabled():
            self._steps.end_forward()
            self._laws.end_forward()
            self._logits = None if found is None else found.detach()
            if self._is_first and self._schedule.watches_step(self._step_of_batch):
                self._at_gradient(output, self._laws.backward)
        elif not module.training:
            if self._inputs is not None:
                inputs, self._inputs = self._inputs, None
                logits = None if found is None else found.detach()
                self._at_gradient(output, lambda: self._trained_in_evaluation(inputs, logits))
            if self._pass.after(None if found is None else found.detach()) and self._pending:
                self._settle(last=False)

    def _at_gradient(self, output: Any, act: Callable[[], None]) -> None:
        """Acts when the backward pass reaches what the model gave."""
        tensor = batches.output(output)
        if isinstance(tensor, torch.Tensor) and tensor.requires_grad:
            watch = self

            def reached(gradient: torch.Tensor) -> None:
                watch._guarded_act(act)

            tensor.register_hook(reached)

    @guarded
    def _guarded_act(self, act: Callable[[], None]) -> None:
        act()

    def _trained_in_evaluation(self, inputs: Any, logits: Optional[torch.Tensor]) -> None:
        if self._epoch_is_over:
            self._end_epoch()
        self._begin_batch(inputs)
        self._steps.end_forward()
        self._laws.end_forward()
        self._epoch.in_evaluation += 1
        self._logits = logits

    @guarded
    def _before_step(self, optimizer: torch.optim.Optimizer, args: Any, kwargs: Any) -> None:
        # Where the program trains in evaluation mode, this is the first that is seen of a new epoch.
        self._settle(last=False)
        step = self._updates + 1
        self._values = self._steps.before(step, optimizer)
        if self._schedule.watches():
            self._values.update(self._laws.before_step(self._schedule.watches_step(step)))

    @guarded
    def _after_step(self, optimizer: torch.optim.Optimizer, args: Any, kwargs: Any) -> None:
        self._updates += 1
        self._card.see_rate(float(optimizer.param_groups[0]["lr"]))
        values = {**self._values, **self._steps.after()}
        if self._schedule.watches():
            values.update(self._laws.after_step(self._schedule.watches_step(self._updates)))
        self._events.write(self._updates, values)
        self._values = {}
        if self._epoch_is_over:
            self._end_epoch()

    def _version(self) -> tuple[int, ...]:
        """Changes with every change of a weight."""
        return tuple(p._version for p in self.model.parameters())


def watch(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    train_loader: Any,
    validation_loader: Any = None,
    *,
    classes: Optional[list[str]] = None,
    loss: Any = None,
    scheduler: Any = None,
    epochs: Optional[int] = None,
    augmentation: Optional[list[dict[str, Any]]] = None,
    groups: Optional[tuple[Any, Any]] = None,
    pretrained: bool = False,
    runs: Union[str, Path] = "runs",
    name: Optional[str] = None,
    probes: str = "standard",
    unpack: Optional[Callable[[Any], tuple[Any, Any]]] = None,
    framework: str = "pytorch",
) -> Watch:
    """Watches a training from now on.

    :param model: the network, on the device that it trains on
    :param optimizer: that updates it
    :param train_loader: the ``DataLoader`` of the training images
    :param validation_loader: that of the validation images
    :param classes: names of the classes in the order of the logits; those of the data set by default
    :param loss: the criterion, such as ``nn.CrossEntropyLoss()``; what it weighs and smooths is written down
    :param scheduler: of the learning rate
    :param epochs: that are planned
    :param augmentation: of the training images, in the words of docs/recipe.md; ``[]`` where there is none
    :param groups: of the training and of the validation images, a number or name each, such as a track
    :param pretrained: whether the weights are those of an earlier training
    :param runs: the folder of all runs
    :param name: of this run
    :param probes: none, economy, standard or full
    :param unpack: gives inputs and labels of a batch of the loaders
    """
    told = card.Told(
        classes=list(classes) if classes is not None else None,
        loss=loss,
        scheduler=scheduler,
        epochs=epochs,
        augmentation=augmentation,
        groups=groups,
        pretrained=pretrained,
        framework=framework,
    )
    return Watch(
        model,
        optimizer,
        train_loader,
        validation_loader,
        told,
        runs,
        name or type(bare(model)).__name__.lower(),
        probes,
        unpack,
    )


def bare(model: nn.Module) -> nn.Module:
    """The network inside a wrapper that compiles or distributes it."""
    for _ in range(4):
        inner = getattr(model, "_orig_mod", None)
        if inner is None and type(model).__name__ in ("DataParallel", "DistributedDataParallel"):
            inner = model.module
        if not isinstance(inner, nn.Module):
            return model
        model = inner
    return model


def _batch_size(loader: Any) -> int:
    size = getattr(loader, "batch_size", None)
    if not size:
        size = getattr(getattr(loader, "batch_sampler", None), "batch_size", None)
    return int(size) if size else 64


def _length(loader: Any) -> Optional[int]:
    try:
        return len(loader)
    except (TypeError, AttributeError, NotImplementedError):
        return None


__all__ = ["Watch", "watch"]
