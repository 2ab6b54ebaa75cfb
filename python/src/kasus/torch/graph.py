"""The layers of a network, as one forward pass met them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Callable, Optional

import torch
from torch import nn
from torch.overrides import TorchFunctionMode

from kasus.paths import Layer, Node, layers
from kasus.torch.operations import Description, describe

_NAME = re.compile(r"[^\W\d_][\w-]*\Z")
# What hands its input on, as far as a net is concerned.
_SAME = frozenset(
    (
        "contiguous",
        "clone",
        "detach",
        "to",
        "float",
        "half",
        "bfloat16",
        "type",
        "cuda",
        "cpu",
        "requires_grad_",
        "identity",
    )
)
_SUM = frozenset(("add", "add_", "__add__", "__radd__", "__iadd__"))
_FLAT = frozenset(("flatten", "view", "reshape", "squeeze"))


@dataclass
class Step:
    """One operation of the forward pass.

    key: module path, function and how often that module had called it, the same in every forward pass
    """

    index: int
    key: tuple[str, str, int]
    inputs: list[int]
    output: tuple[int, ...]
    described: Optional[Description]
    name: str = ""
    weight: Optional[torch.Tensor] = None


@dataclass
class Weighted:
    """A convolution or dense layer: where its weights are and, if a module holds them, which."""

    name: str
    weight: Optional[nn.Parameter]
    module: Optional[nn.Module]
    units: int


@dataclass
class LayerGraph:
    """What is known of a network's layers.

    layers: from the images to the logits, in the words of a recipe; ``opaque`` where recipes have no word
    weighted: convolutions and dense layers in that order
    names: of the operations that recur in every forward pass, by their keys
    norms: batch norms by the paths of their modules
    """

    layers: list[Layer] = field(default_factory=list)
    weighted: list[Weighted] = field(default_factory=list)
    names: dict[tuple[str, str, int], str] = field(default_factory=dict)
    norms: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


class Calls(TorchFunctionMode):
    """Sees every call of a function of PyTorch, with the path of the module that makes it."""

    def __init__(self, model: nn.Module, seen: Callable[[tuple[str, str, int], Any, Any, Any, Any], None]) -> None:
        super().__init__()
        self._seen = seen
        self._stack: list[str] = []
        self._counts: dict[tuple[str, str], int] = {}
        self._model = model
        self._handles: list[Any] = []

    def __enter__(self) -> Calls:
        for path, module in self._model.named_modules():
            self._handles.append(module.register_forward_pre_hook(self._push(path)))
            self._handles.append(module.register_forward_hook(self._pop))
        super().__enter__()  # type: ignore[no-untyped-call]
        return self

    def __exit__(self, *reason: Any) -> None:
        super().__exit__(*reason)  # type: ignore[no-untyped-call]
        for handle in self._handles:
            handle.remove()
        self._handles.clear()

    def _push(self, path: str) -> Callable[..., None]:
        def push(module: nn.Module, inputs: Any) -> None:
            self._stack.append(path)

        return push

    def _pop(self, module: nn.Module, inputs: Any, output: Any) -> None:
        if self._stack:
            self._stack.pop()

    def begin(self) -> None:
        """A forward pass begins: every module has called nothing yet."""
        self._counts.clear()
        self._stack.clear()

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        result = func(*args, **kwargs)
        function = getattr(func, "__name__", "")
        if function and function != "__get__":
            path = self._stack[-1] if self._stack else ""
            count = self._counts.get((path, function), 0)
            self._counts[path, function] = count + 1
            self._seen((path, function, count), func, args, kwargs, result)
        return result


def trace(model: nn.Module, run: Callable[[], Any], inputs: list[torch.Tensor]) -> LayerGraph:
    """Runs one forward pass and reads the layers off it.

    :param run: calls the model on the inputs, in evaluation mode, and gives the logits
    """
    modules = dict(model.named_modules())
    steps: list[Step] = []
    producer: dict[int, int] = {id(tensor): 0 for tensor in inputs}
    alive: list[Any] = list(inputs)
    steps.append(Step(0, ("", "input", 0), [], tuple(inputs[0].shape), None))

    def seen(key: tuple[str, str, int], func: Any, args: Any, kwargs: Any, result: Any) -> None:
        outputs = [t for t in _tensors(result)]
        sources = [producer[id(t)] for t in _tensors((args, kwargs)) if id(t) in producer]
        if not outputs or not sources:
            return
        alive.extend(outputs)
        if key[1] in _SAME or key[1].startswith("_assert"):
            for tensor in outputs:
                producer[id(tensor)] = sources[0]
            return
        module = modules.get(key[0])
        described = describe(key[1], args, kwargs, outputs[0], module)
        step = Step(len(steps), key, list(dict.fromkeys(sources)), tuple(outputs[0].shape), described)
        if described is not None and described.kind in ("conv", "dense"):
            step.weight = described.weight
        steps.append(step)
        for tensor in outputs:
            producer[id(tensor)] = step.index

    with Calls(model, seen) as calls:
        calls.begin()
        end = run()
    last = producer.get(id(end), len(steps) - 1)
    return _Reading(model, modules, steps).graph(last)


def _tensors(value: Any) -> list[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (list, tuple)):
        return [t for item in value for t in _tensors(item)]
    if isinstance(value, dict):
        return [t for item in value.values() for t in _tensors(item)]
    return []


class _Reading:
    """Makes layers of steps."""

    def __init__(self, model: nn.Module, modules: dict[str, nn.Module], steps: list[Step]) -> None:
        self._modules = modules
        self._steps = steps
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}
        self._parameters = {id(p): p for p in model.parameters()}
        self._graph = LayerGraph()

    def graph(self, last: int) -> LayerGraph:
        for step in self._steps:
            if step.described is not None:
                step.name = self._name(step)
        nodes = [
            Node(step.inputs, self._layers(step), step.key[1].strip("_"), step.key[1] in _SUM) for step in self._steps
        ]
        self._graph.layers = layers(nodes, last, self._free)
        for step in self._steps:
            if step.name:
                self._register(step)
        return self._graph

    def _register(self, step: Step) -> None:
        described = step.described
        assert described is not None
        self._graph.names[step.key] = step.name
        self._graph.kinds[step.name] = described.kind
        if described.kind == "batch-norm":
            self._graph.norms.setdefault(step.key[0], step.name)
        if described.kind in ("conv", "dense") and described.weight is not None:
            weight = self._parameters.get(id(described.weight))
            module = self._modules.get(step.key[0])
            holds = module is not None and getattr(module, "weight", None) is described.weight
            again = weight is not None and any(w.weight is weight for w in self._graph.weighted)
            if not again:
                units = int(described.weight.shape[0])
                self._graph.weighted.append(Weighted(step.name, weight, module if holds else None, units))

    def _name(self, step: Step) -> str:
        described = step.described
        assert described is not None
        module = self._modules.get(step.key[0])
        of_module = step.key[0] and module is not None and not any(True for _ in module.children())
        if of_module:
            wanted = re.sub(r"[^\w-]", "-", step.key[0].replace(".", "-"))
            if not _NAME.match(wanted):
                wanted = f"{described.kind}-{wanted}"
            name, number = wanted, 1
            while name in self._taken:
                number += 1
                name = f"{wanted}-{number}"
        else:
            while True:
                self._counts[described.kind] = self._counts.get(described.kind, 0) + 1
                name = f"{described.kind}{self._counts[described.kind]}"
                if name not in self._taken:
                    break
        self._taken.add(name)
        return name

    def _free(self, kind: str) -> str:
        number = 1
        while f"{kind}{number}" in self._taken:
            number += 1
        self._taken.add(f"{kind}{number}")
        return f"{kind}{number}"

    def _layers(self, step: Step) -> list[Layer]:
        if not step.inputs:
            return []
        before = self._steps[step.inputs[0]].output
        if step.key[1] in _FLAT:
            return self._flat(step, before)
        described = step.described
        if described is None:
            if step.output == before and step.key[1] in ("identity", "pad"):
                return []
            what = step.key[1].strip("_")
            return [
                {
                    "opaque": {
                        "name": self._free(re.sub(r"[^a-z]", "", what) or "step"),
                        "what": what,
                        "output": list(step.output[1:]),
                    }
                }
            ]
        if described.kind == "nothing":
            return []
        if described.opaque:
            return [{"opaque": {"name": step.name, "what": described.opaque, "output": list(step.output[1:])}}]
        return [{described.kind: {"name": step.name, **described.keys}}]

    def _flat(self, step: Step, before: tuple[int, ...]) -> list[Layer]:
        """A reshaping that makes a row of an image; one that only drops sides of one pixel changes nothing."""
        if step.output == before:
            return []
        if len(step.output) == 2 and len(before) == 4:
            if before[2:] == (1, 1) and self._pools_all(step.inputs[0]):
                return []
            return [{"flatten": {"name": self._free("flatten")}}]
        return [{"opaque": {"name": self._free("reshape"), "what": step.key[1], "output": list(step.output[1:])}}]

    def _pools_all(self, index: int) -> bool:
        """Whether a global pooling stands before a step, with nothing between that cares for positions."""
        while True:
            described = self._steps[index].described
            if described is None:
                return False
            if described.kind == "global-average-pool":
                return True
            if described.kind not in ("dropout", "relu", "batch-norm") or not self._steps[index].inputs:
                return False
            index = self._steps[index].inputs[0]
