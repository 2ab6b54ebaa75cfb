"""What is read off the optimiser's steps: rates, norms of gradients and weights, updates."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import nn

from kasus.schedule import Schedule
from kasus.torch.graph import Weighted


class StepReader:
    """Reads one step at a time; a watched step layer by layer."""

    def __init__(self, model: nn.Module, layers: list[Weighted], schedule: Schedule) -> None:
        self._parameters = [p for p in model.parameters() if p.requires_grad]
        self._layers = layers
        self._schedule = schedule
        self._handles: list[Any] = []
        self._outputs: dict[str, torch.Tensor] = {}
        self._before: dict[str, torch.Tensor] = {}
        self._images = 0

    def forward(self, step: int, images: int) -> None:
        """Before the forward pass of a step: gradients of activations are kept where it is watched."""
        self.end_forward()
        self._outputs.clear()
        self._images = images
        if self._schedule.watches_step(step):
            for layer in self._layers:
                if layer.module is not None:
                    self._handles.append(layer.module.register_forward_hook(self._keep(layer.name)))

    def end_forward(self) -> None:
        """After it."""
        for handle in self._handles:
            handle.remove()
        self._handles.clear()

    def _keep(self, name: str) -> Any:
        def keep(module: nn.Module, inputs: Any, output: Any) -> None:
            if isinstance(output, torch.Tensor) and output.requires_grad:
                output.register_hook(lambda gradient: self._seen(name, gradient))

        return keep

    def _seen(self, name: str, gradient: torch.Tensor) -> None:
        self._outputs[name] = gradient.detach()

    def before(self, step: int, optimizer: torch.optim.Optimizer) -> dict[str, float]:
        """Before the update."""
        if not self._schedule.reads_step(step):
            return {}
        values = {"train/learning-rate": float(optimizer.param_groups[0]["lr"])}
        gradients = [p.grad for p in self._parameters if p.grad is not None]
        if gradients:
            values["train/gradient-norm"] = norm_of_all(gradients)
        if self._schedule.watches_step(step):
            values.update(self.layers())
            self._before = {
                layer.name: layer.weight.detach().clone() for layer in self._layers if layer.weight is not None
            }
        return values

    def layers(self) -> dict[str, float]:
        """Norms of gradients and weights of every layer, as they are now."""
        values: dict[str, float] = {}
        for layer in self._layers:
            if layer.weight is not None:
                values[f"layer/{layer.name}/weight-norm"] = norm(layer.weight)
                if layer.weight.grad is not None:
                    values[f"layer/{layer.name}/weight-gradient-norm"] = norm(layer.weight.grad)
            gradient = self._outputs.get(layer.name)
            if gradient is not None:
                # The loss is the mean over the batch: the gradient of one image's loss is as many times as large.
                images = len(gradient)
                values[f"layer/{layer.name}/activation-gradient-norm"] = math.sqrt(images) * norm(gradient)
        return values

    def after(self) -> dict[str, float]:
        """After the update of a watched step."""
        values: dict[str, float] = {}
        for layer in self._layers:
            before = self._before.get(layer.name)
            if before is not None and layer.weight is not None:
                moved, size = norm(layer.weight.detach() - before), norm(before)
                ratio = moved / size if size > 0 else (0.0 if moved == 0 else math.inf)
                values[f"layer/{layer.name}/update-to-weight-ratio"] = ratio
        self._before = {}
        self._outputs.clear()
        return values


def norm(tensor: torch.Tensor) -> float:
    """Euclidean, also where squares leave the range of 32-bit floats."""
    tensor = tensor.detach()
    found = float(torch.linalg.vector_norm(tensor, dtype=torch.float32 if tensor.dtype != torch.float64 else None))
    if math.isfinite(found) and found > 1e-18:
        return found
    return float(torch.linalg.vector_norm(tensor.double()))


def norm_of_all(tensors: list[torch.Tensor]) -> float:
    """Euclidean norm of all numbers of several tensors."""
    dense = [t.detach().to_dense() if t.is_sparse else t.detach() for t in tensors]
    norms = torch._foreach_norm(dense) if len({t.dtype for t in dense}) == 1 else [t.norm() for t in dense]
    total = float(torch.linalg.vector_norm(torch.stack([n.double().to(norms[0].device) for n in norms])))
    return total if math.isfinite(total) and total > 1e-18 else math.sqrt(sum(norm(t) ** 2 for t in dense))
