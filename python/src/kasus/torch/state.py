"""Everything that a look may disturb, kept and put back: random numbers, modes, statistics."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import torch
from torch import nn

# So deep random generators are looked for in a data set and its transforms.
_DEEPEST = 4
_MOST_OBJECTS = 2000


@contextmanager
def undisturbed(*holders: Any) -> Iterator[None]:
    """Puts the state of every random generator back: Python's, NumPy's, PyTorch's, and those that objects hold.

    :param holders: data sets and loaders that may hold generators of their own
    """
    python, numpy_state, cpu = random.getstate(), np.random.get_state(), torch.random.get_rng_state()
    cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_available() and torch.cuda.is_initialized() else None
    mps = torch.mps.get_rng_state() if _has_mps() else None
    own = [(generator, _read(generator)) for generator in _generators(holders)]
    try:
        yield
    finally:
        random.setstate(python)
        np.random.set_state(numpy_state)
        torch.random.set_rng_state(cpu)
        if cuda is not None:
            torch.cuda.set_rng_state_all(cuda)
        if mps is not None:
            torch.mps.set_rng_state(mps)
        for generator, state in own:
            _write(generator, state)


def _has_mps() -> bool:
    return hasattr(torch, "mps") and torch.backends.mps.is_available()


def _read(generator: Any) -> Any:
    if isinstance(generator, torch.Generator):
        return generator.get_state()
    if isinstance(generator, np.random.Generator):
        return generator.bit_generator.state
    return generator.get_state() if isinstance(generator, np.random.RandomState) else generator.getstate()


def _write(generator: Any, state: Any) -> None:
    if isinstance(generator, torch.Generator):
        generator.set_state(state)
    elif isinstance(generator, np.random.Generator):
        generator.bit_generator.state = state
    elif isinstance(generator, np.random.RandomState):
        generator.set_state(state)
    else:
        generator.setstate(state)


_KINDS = (torch.Generator, np.random.Generator, np.random.RandomState, random.Random)


def _generators(holders: Any) -> list[Any]:
    found: list[Any] = []
    met: set[int] = set()
    open_objects = [(holder, 0) for holder in holders if holder is not None]
    while open_objects and len(met) < _MOST_OBJECTS:
        thing, depth = open_objects.pop()
        if id(thing) in met:
            continue
        met.add(id(thing))
        if isinstance(thing, _KINDS):
            found.append(thing)
            continue
        if depth >= _DEEPEST or isinstance(thing, (torch.Tensor, np.ndarray, str, bytes, nn.Parameter, int, float)):
            continue
        if isinstance(thing, (list, tuple)):
            # A list of a thousand file names holds no generator.
            inside: list[Any] = list(thing[:20])
        elif isinstance(thing, dict):
            inside = list(thing.values())[:20]
        else:
            inside = list(getattr(thing, "__dict__", {}).values())
        open_objects.extend((item, depth + 1) for item in inside)
    return found


@contextmanager
def evaluating(model: nn.Module) -> Iterator[None]:
    """Evaluation mode, without gradients and mixed precision; every module's own mode is put back."""
    modes = [(module, module.training) for module in model.modules()]
    device = next((p.device.type for p in model.parameters()), "cpu")
    try:
        for module, _ in modes:
            module.training = False
        with torch.no_grad(), torch.autocast(device_type=device, enabled=False):
            yield
    finally:
        for module, mode in modes:
            module.training = mode


_NORMS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.SyncBatchNorm)


def batch_norms(model: nn.Module) -> dict[str, nn.Module]:
    """The batch norms with running statistics, by the paths of their modules."""
    return {
        path: module
        for path, module in model.named_modules()
        if isinstance(module, _NORMS) and module.running_mean is not None
    }


@contextmanager
def statistics_of_batches(norms: dict[str, nn.Module]) -> Iterator[None]:
    """In evaluation mode, batch norms take the statistics of each batch and leave the running ones alone."""
    with ExitStack() as stack:
        for norm in norms.values():
            stack.enter_context(_buffers(norm, None, None))
        yield


@contextmanager
def statistics(norms: dict[str, nn.Module], by_path: dict[str, tuple[torch.Tensor, torch.Tensor]]) -> Iterator[None]:
    """Batch norms take other means and variances in place of the running ones."""
    with ExitStack() as stack:
        for path, norm in norms.items():
            if path in by_path:
                stack.enter_context(_buffers(norm, *by_path[path]))
        yield


@contextmanager
def _buffers(norm: nn.Module, mean: Any, variance: Any) -> Iterator[None]:
    kept = norm._buffers["running_mean"], norm._buffers["running_var"]
    try:
        norm._buffers["running_mean"], norm._buffers["running_var"] = mean, variance
        yield
    finally:
        norm._buffers["running_mean"], norm._buffers["running_var"] = kept
