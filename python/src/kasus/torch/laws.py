"""Numbers that must be what they are in any correct training; docs/watcher.md lists them. They are judged elsewhere."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
import torch
from torch import nn

from kasus.torch import state
from kasus.torch.graph import Weighted
from kasus.torch.steps import norm, norm_of_all

_AT_ONCE = 64


class Laws:
    """What the laws of correct training say, step by step."""

    def __init__(self, model: nn.Module, optimizer: torch.optim.Optimizer, layers: list[Weighted]) -> None:
        self._model = model
        self._optimizer = optimizer
        self._beginning = {name: _number(p) for name, p in model.named_parameters()}
        sampled = [layer.weight for layer in layers if layer.weight is not None and layer.weight.requires_grad]
        self._sampled = min(sampled, key=lambda p: p.numel(), default=None)
        self._left: Optional[torch.Tensor] = None
        self._stale: Optional[float] = None
        self._replayed: Optional[torch.Tensor] = None
        self._average: Optional[float] = None
        self._norm = next(iter(state.batch_norms(model).values()), None)
        self._handles: list[Any] = []

    def beginning(self) -> dict[str, float]:
        """Which weights the optimiser has, before the first step."""
        held = {id(p) for group in self._optimizer.param_groups for p in group["params"]}
        own = {id(p): p for p in self._model.parameters()}
        missing = sum(p.requires_grad and i not in held for i, p in own.items())
        return {
            "law/parameters-missing-in-optimizer": float(missing),
            "law/parameters-foreign-to-model": float(len(held - set(own))),
        }

    def forward(self, watched: bool) -> None:
        """Before the forward pass of a step."""
        self.end_forward()
        self._average = None
        if watched and self._norm is not None and self._norm.momentum is not None:
            self._handles.append(self._norm.register_forward_pre_hook(self._before_norm))
            self._handles.append(self._norm.register_forward_hook(self._after_norm))

    def end_forward(self) -> None:
        """After it."""
        for handle in self._handles:
            handle.remove()
        self._handles.clear()

    def backward(self) -> None:
        """The backward pass of the first batch since an update begins: gradients must have been reset."""
        left = [p.grad for p in self._model.parameters() if p.grad is not None]
        self._stale = norm_of_all(left) if left else 0.0

    def before_step(self, watched: bool) -> dict[str, float]:
        """Before the update."""
        values: dict[str, float] = {}
        if self._stale is not None:
            values["law/gradient-left-from-step-before"] = self._stale
            self._stale = None
        if self._average is not None:
            values["law/batch-norm-average-error"] = self._average
            self._average = None
        if self._sampled is not None and self._left is not None:
            size = norm(self._left)
            values["law/weight-change-between-steps"] = norm(self._sampled.detach() - self._left) / max(size, 1e-30)
            self._left = None
        self._replayed = self._replay() if watched else None
        return values

    def after_step(self, watched: bool) -> dict[str, float]:
        """After the update."""
        if self._sampled is None or not watched:
            return {}
        now = self._sampled.detach()
        self._left = now.clone()
        if self._replayed is None:
            return {}
        off = norm(now - self._replayed) / max(norm(self._replayed), 1e-30)
        self._replayed = None
        return {"law/step-error": off}

    def _replay(self) -> Optional[torch.Tensor]:
        """The sampled weights after the step, as the kind of optimiser, its settings and its state say."""
        weight = self._sampled
        if weight is None or weight.grad is None:
            return None
        group = next((g for g in self._optimizer.param_groups if any(p is weight for p in g["params"])), None)
        if group is None:
            return weight.detach().clone()
        copy = nn.Parameter(weight.detach().clone())
        copy.grad = weight.grad.detach().clone()
        # The settings of the group, whatever they are, go in as they are: a constructor may not take them all.
        settings = {k: v for k, v in group.items() if k != "params"}
        kept = self._optimizer.state.get(weight, {})
        try:
            with state.undisturbed(self._optimizer):
                other: Any = type(self._optimizer)([copy], **({"lr": settings["lr"]} if "lr" in settings else {}))
                other.param_groups[0].update(settings)
                other.state[copy] = {k: v.clone() if isinstance(v, torch.Tensor) else v for k, v in kept.items()}
                other.step()
        except Exception:  # an optimiser of the program's own may want more than its weights
            return None
        return copy.detach()

    def _before_norm(self, module: Any, inputs: Any) -> None:
        values = inputs[0].detach()
        self._mean = values.mean(dim=[a for a in range(values.dim()) if a != 1])
        self._old = module.running_mean.detach().clone()

    def _after_norm(self, module: Any, inputs: Any, output: Any) -> None:
        if not module.training:
            return
        moved = module.momentum * (self._mean.to(self._old.dtype) - self._old)
        off = module.running_mean.detach() - self._old - moved
        self._average = norm(off) / max(norm(moved), 1e-30)

    def after_epoch(self) -> dict[str, float]:
        """Which weights have moved since the beginning."""
        still = moved = 0
        for name, parameter in self._model.named_parameters():
            same = self._beginning.get(name) == _number(parameter)
            still += parameter.requires_grad and same
            moved += not parameter.requires_grad and not same
        return {"law/trainable-tensors-that-never-moved": float(still), "law/frozen-tensors-that-moved": float(moved)}


def evaluation(forward: Any, raw: Any, inputs: Any, labels: np.ndarray) -> dict[str, float]:
    """Of a network in evaluation mode: the same images give the same, in any order; its outputs are logits.

    :param forward: gives logits
    :param raw: gives what the model gives, as a tensor
    """
    from kasus.torch import batches

    labels = labels[:_AT_ONCE]
    part = batches.some(inputs, slice(0, _AT_ONCE))
    order = torch.arange(len(labels) - 1, -1, -1)
    first, second = forward(part).double(), forward(part).double()
    turned = forward(batches.some(part, order)).double()
    wanted = torch.as_tensor(labels, device=first.device)
    cross_entropy = nn.functional.cross_entropy
    losses = float(cross_entropy(first, wanted)), float(cross_entropy(turned, wanted.flip(0)))
    values = {
        "law/evaluation-repeat-difference": float((first - second).abs().max()),
        "law/permuted-loss-difference": abs(losses[0] - losses[1]) / max(abs(losses[0]), 1e-30),
        "law/untrained-loss": losses[0],
    }
    output = raw(part).double()
    inside = bool(((output >= 0) & (output <= 1)).all())
    sums = output.sum(dim=1) if output.dim() == 2 and output.shape[1] > 1 else torch.ones(1, dtype=torch.float64)
    values["law/outputs-are-probabilities"] = float(inside and bool((sums - 1).abs().max() < 1e-4))
    return values


def images(first: np.ndarray, second: Optional[np.ndarray], labels: list[Optional[np.ndarray]]) -> dict[str, float]:
    """Of the images of the first epoch, and of the second where there is one, as they entered the network.

    :param first: a number of each image by which it is known again
    :param labels: classes of the images of each epoch, where they are known
    """
    values: dict[str, float] = {}
    if second is None:
        values["law/repeated-images"] = 1 - len(np.unique(first)) / max(1, len(first))
        return values
    again = np.isin(second, first)
    values["law/images-seen-again"] = float(again.mean()) if len(second) else float("nan")
    count = min(len(first), len(second))
    values["law/same-order"] = float((first[:count] == second[:count]).mean()) if count else float("nan")
    before, after = labels
    if before is not None and after is not None and len(before) == len(first) and len(after) == len(second):
        known = dict(zip(first.tolist(), before.tolist()))
        pairs = [(known[mark], label) for mark, label in zip(second.tolist(), after.tolist()) if mark in known]
        if pairs:
            values["law/changed-labels"] = float(np.mean([a != b for a, b in pairs]))
    return values


def _number(parameter: torch.Tensor) -> tuple[float, float]:
    """Changes with any change of a weight, as good as surely."""
    values = parameter.detach().double()
    weights = torch.arange(values.numel(), dtype=torch.float64, device=values.device).remainder(251).add(1)
    return float(values.sum()), float((values.reshape(-1) * weights).sum())
