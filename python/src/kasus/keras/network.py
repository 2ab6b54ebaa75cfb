"""The layers of a model of Keras, and its numbers, whatever the backend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Optional

import keras
import numpy as np

from kasus import paths
from kasus.keras import words

_WEIGHTED = ("Conv2D", "DepthwiseConv2D", "Dense")


@dataclass
class Network:
    """What is known of a model.

    layers: in the words of a recipe; empty for a model that is no graph of layers
    weighted: convolutions and dense layers, in the order of their calls
    outputs: symbolic outputs of layers by their names, with the kind of each
    norms: batch norms, with their symbolic inputs
    """

    model: Any
    layers: list[paths.Layer] = field(default_factory=list)
    weighted: list[Any] = field(default_factory=list)
    outputs: dict[str, tuple[str, Any]] = field(default_factory=dict)
    norms: list[tuple[Any, Any]] = field(default_factory=list)
    all: list[Any] = field(default_factory=list)

    @property
    def output(self) -> str:
        """What the model ends in: ``softmax``, ``sigmoid`` or nothing."""
        last = self.weighted[-1] if self.weighted else None
        found = (
            [words._function(getattr(layer, "activation", None)) for layer in self.all[self.all.index(last) :]]
            if last
            else []
        )
        return next(
            (f for f in found if f in ("softmax", "sigmoid")),
            "softmax" if any(type(x).__name__ == "Softmax" for x in self.all[-1:]) else "",
        )


def read(model: Any) -> Network:
    """Reads the layers of a sequential or functional model; of another only their names."""
    network = Network(model)
    functional = _functional(model)
    network.all = [layer for layer in model._flatten_layers(include_self=False) if not isinstance(layer, keras.Model)]
    # A model that is no graph gets its weights with its first batch.
    network.weighted = [layer for layer in network.all if type(layer).__name__ in _WEIGHTED and layer.built]
    if functional is None:
        return network
    nodes: list[paths.Node] = [paths.Node([], [])]
    last = _Walk(network, nodes).through(functional, [0])
    taken = {layer.name for layer in network.all}
    network.layers = paths.layers(nodes, last, lambda kind: _free(kind, taken))
    return network


def _free(kind: str, taken: set[str]) -> str:
    number = 1
    while f"{kind}{number}" in taken:
        number += 1
    taken.add(f"{kind}{number}")
    return f"{kind}{number}"


def _functional(model: Any) -> Optional[Any]:
    inner = getattr(model, "_functional", None)
    if inner is not None:
        return inner
    return model if hasattr(model, "_nodes_by_depth") else None


class _Walk:
    def __init__(self, network: Network, nodes: list[paths.Node]) -> None:
        self._network = network
        self._nodes = nodes

    def through(self, functional: Any, entries: list[int]) -> int:
        """Walks a graph of layers; gives the place of its output."""
        places: dict[int, int] = {}
        inputs = [tensor._keras_history.operation for tensor in functional.inputs]
        for depth in sorted(functional._nodes_by_depth, reverse=True):
            for node in functional._nodes_by_depth[depth]:
                operation = node.operation
                if operation in inputs:
                    places[id(node)] = entries[min(inputs.index(operation), len(entries) - 1)]
                    continue
                before = list(dict.fromkeys(places[id(parent)] for parent in node.parent_nodes if id(parent) in places))
                places[id(node)] = self._place(operation, node, before)
        history = functional.outputs[0]._keras_history
        return places[id(history.operation._inbound_nodes[history.node_index])]

    def _place(self, operation: Any, node: Any, before: list[int]) -> int:
        inner = _functional(operation) if isinstance(operation, keras.Model) else None
        if inner is not None:
            return self.through(inner, before)
        kind = type(operation).__name__
        said = words.layers(operation) if before else []
        self._nodes.append(paths.Node(before, said, kind.lower(), kind == "Add"))
        if len(node.output_tensors) == 1:
            for layer in said:
                for word, keys in layer.items():
                    if "name" in keys:
                        self._network.outputs[keys["name"]] = word, node.output_tensors[0]
        if kind == "BatchNormalization":
            self._network.norms.append((operation, node.input_tensors[0]))
        return len(self._nodes) - 1


def entry(model: Any) -> Any:
    """The symbolic images of a model; all of its inputs where there are several."""
    return model.inputs[0] if len(model.inputs) == 1 else model.inputs


def numpy(value: Any) -> np.ndarray:
    """A tensor or variable as an array."""
    return np.asarray(keras.ops.convert_to_numpy(value))


def logits(output: np.ndarray, kind: str) -> np.ndarray:
    """Logits of what a model gives: of probabilities their logarithms, of one unit those of two classes."""
    output = output.reshape(len(output), -1).astype(np.float64)
    if output.shape[1] == 1:
        if kind == "sigmoid":
            clipped = np.clip(output, 1e-12, 1 - 1e-12)
            output = np.log(clipped) - np.log1p(-clipped)
        return np.concatenate([np.zeros_like(output), output], axis=1)
    return np.log(np.clip(output, 1e-30, None)) if kind == "softmax" else output
