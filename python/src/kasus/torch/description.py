"""Optimiser, loss and schedule in the words of a recipe."""

from __future__ import annotations

from typing import Any, Optional

import torch
from torch import nn


def optimizer(given: torch.optim.Optimizer) -> dict[str, Any]:
    """``optimizer``, ``learning-rate`` and ``l2`` of the group with most parameters; what has no word is left out."""
    group = max(given.param_groups, key=lambda g: sum(p.numel() for p in g["params"]))
    found: dict[str, Any] = {"learning-rate": float(group.get("initial_lr", group["lr"]))}
    kind = type(given).__name__
    decay = float(group.get("weight_decay", 0) or 0)
    decoupled = kind == "AdamW" or bool(group.get("decoupled_weight_decay"))
    if kind == "SGD":
        keys: dict[str, Any] = {"momentum": float(group.get("momentum", 0))}
        if group.get("nesterov"):
            keys["nesterov"] = True
        found.update(optimizer={"sgd": keys}, l2=decay)
    elif kind in ("Adam", "AdamW"):
        first, second = (float(b) for b in group["betas"])
        keys = {"beta1": first, "beta2": second, "epsilon": float(group["eps"])}
        if decoupled:
            found.update(optimizer={"adamw": {**keys, "weight-decay": decay}}, l2=0.0)
        else:
            found.update(optimizer={"adam": keys}, l2=decay)
    elif kind == "RMSprop":
        keys = {"alpha": float(group["alpha"]), "epsilon": float(group["eps"]), "momentum": float(group["momentum"])}
        found.update(optimizer={"rmsprop": keys}, l2=decay)
    else:
        found["optimizer"] = {"other": {"what": kind}}
    return found


def loss(given: Any, classes: list[str]) -> Optional[dict[str, Any]]:
    """A loss of PyTorch; None where there is none to look at."""
    if given is None:
        return None
    if isinstance(given, (nn.CrossEntropyLoss, nn.NLLLoss)):
        keys: dict[str, Any] = {"label-smoothing": float(getattr(given, "label_smoothing", 0) or 0)}
        weight = given.weight
        if weight is not None and len(weight) == len(classes):
            numbers = [float(w) for w in weight.detach().cpu()]
            if any(w != numbers[0] for w in numbers):
                keys["weights"] = {"given": {"weights": dict(zip(classes, numbers))}}
        return {"cross-entropy": keys}
    return {"other": {"what": type(given).__name__}}


def schedule(given: Any, steps_per_epoch: int) -> Optional[dict[str, Any]]:
    """A schedule of ``torch.optim.lr_scheduler``; None where there is none to look at."""
    if given is None:
        return None
    kind = type(given).__name__
    if kind == "StepLR":
        return {"step": {"every": int(given.step_size), "factor": float(given.gamma)}}
    if kind == "ExponentialLR":
        return {"exponential": {"factor": float(given.gamma)}}
    if kind == "CosineAnnealingLR":
        return {"cosine": {"minimum": float(given.eta_min)}}
    if kind == "ReduceLROnPlateau":
        minimum = given.min_lrs[0] if given.min_lrs else 0
        return {
            "reduce-on-plateau": {
                "factor": float(given.factor),
                "patience": int(given.patience),
                "minimum": float(minimum),
            }
        }
    if kind == "ConstantLR" and given.factor == 1:
        return {"constant": {}}
    return {"other": {"what": kind}}


def plain_cross_entropy(value: float, logits: torch.Tensor, labels: torch.Tensor) -> bool:
    """Whether a loss is the mean cross-entropy of logits, to rounding."""
    if labels.dim() != 1 or labels.is_floating_point() or len(labels) != len(logits):
        return False
    with torch.no_grad():
        own = float(nn.functional.cross_entropy(logits.float(), labels.long().to(logits.device)))
    return abs(own - value) <= 1e-4 * max(1.0, abs(own))
