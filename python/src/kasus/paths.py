"""Layers out of steps that lead from one to another: chains and sums of two paths; every other join is opaque."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Optional

Layer = dict[str, Any]


@dataclass
class Node:
    """One step from the images to the logits.

    inputs: the steps whose outputs it takes; none for the images
    layers: what it is in the words of a recipe; nothing for what changes nothing
    what: of a step that joins paths, what it does
    sums: whether it adds two of them
    """

    inputs: list[int]
    layers: list[Layer]
    what: str = ""
    sums: bool = False


def layers(nodes: list[Node], last: int, free: Callable[[str], str]) -> list[Layer]:
    """The layers from the first step, the images, to another.

    :param free: gives a free name to a layer of a kind
    """
    reading = _Paths(nodes, free)
    found = reading.between(0, last)
    return reading.in_order(0, last) if found is None else found


def known(given: list[Layer]) -> bool:
    """Whether every layer has a word in recipes."""
    return all(
        kind != "opaque" and known([*keys.get("body", []), *keys.get("shortcut", [])])
        for layer in given
        for kind, keys in layer.items()
    )


class _Paths:
    def __init__(self, nodes: list[Node], free: Callable[[str], str]) -> None:
        self._nodes = nodes
        self._free = free
        self._forks = _forks(nodes)

    def between(self, first: int, last: int) -> Optional[list[Layer]]:
        """The layers from one step's output to another's; None if there is another way around."""
        found: list[Layer] = []
        at = last
        while at != first:
            node = self._nodes[at]
            if at < first or not node.inputs:
                return None
            if len(node.inputs) == 1:
                found[:0] = node.layers
                at = node.inputs[0]
                continue
            fork = self._forks[at]
            if fork < first:
                return None
            found[:0] = self._block(at, fork)
            at = fork
        return found

    def _block(self, join: int, fork: int) -> list[Layer]:
        """What joins several paths that part at an earlier step."""
        node = self._nodes[join]
        if len(node.inputs) == 2 and node.sums:
            paths = [self.between(fork, i) for i in node.inputs]
            body, other = sorted(paths, key=lambda p: -len(p or []))
            if body and other is not None:
                return [{"residual": {"name": self._free("residual"), "body": body, "shortcut": other}}]
        return self.in_order(fork, join)

    def in_order(self, first: int, last: int) -> list[Layer]:
        """The layers between two steps in the order of their calls, behind a sign that they are no chain."""
        inside = self._ancestors(last) | {last}
        found = [layer for i in range(first + 1, last + 1) if i in inside for layer in self._nodes[i].layers]
        what = self._nodes[last].what or "a step"
        return [{"opaque": {"name": self._free("paths"), "what": f"paths that {what} joins"}}, *found]

    def _ancestors(self, step: int) -> set[int]:
        found: set[int] = set()
        open_steps = [step]
        while open_steps:
            at = open_steps.pop()
            if at not in found:
                found.add(at)
                open_steps.extend(self._nodes[at].inputs)
        return found


def _forks(nodes: list[Node]) -> list[int]:
    """Of each step the last one before it that every way from it back to the images leads through."""
    forks = [0] * len(nodes)
    for index, node in enumerate(nodes[1:], 1):
        at = node.inputs[0] if node.inputs else 0
        for other in node.inputs[1:]:
            while at != other:
                if at > other:
                    at = forks[at]
                else:
                    other = forks[other]
        forks[index] = at
    return forks
