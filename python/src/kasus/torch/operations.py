"""Calls of PyTorch's functions in the words of a recipe."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Optional

import torch
from torch import nn

# Smooth activations that recipes have no word for.
_OTHER_ACTIVATIONS = frozenset(
    (
        "silu",
        "mish",
        "hardswish",
        "hardsigmoid",
        "softplus",
        "softsign",
        "celu",
        "logsigmoid",
        "hardtanh",
        "hardshrink",
        "softshrink",
    )
)
_OUTPUTS = frozenset(("softmax", "log_softmax"))
_IMAGE = 4
_ROW = 2


@dataclass
class Description:
    """A layer as a recipe says it.

    kind: of the layer, such as ``conv``; ``nothing`` for what changes nothing in evaluation
    keys: of the layer, but its name
    weight: the weights that a convolution or dense layer was called with
    opaque: what it is where a recipe cannot say it, such as a kernel that is not square
    """

    kind: str
    keys: dict[str, Any] = field(default_factory=dict)
    weight: Optional[torch.Tensor] = None
    opaque: str = ""


def describe(
    function: str, args: Any, kwargs: Any, output: torch.Tensor, module: Optional[nn.Module]
) -> Optional[Description]:
    """What a call is as a layer of a recipe; None if recipes have no word for it."""
    call = _Call(args, kwargs)
    name = function.rstrip("_").lstrip("_")
    if name == "conv2d":
        return _conv(call, module)
    if name == "linear":
        return _dense(call, output)
    if name == "batch_norm":
        return _batch_norm(call, module)
    if name in ("max_pool2d", "max_pool2d_with_indices", "avg_pool2d"):
        return _pool(call, "average-pool" if name.startswith("avg") else "max-pool")
    if name in ("adaptive_avg_pool2d", "mean"):
        return _average(name, call, output)
    if name == "group_norm":
        return Description(
            "group-norm", {"groups": int(call.at(1, "num_groups", 1)), "epsilon": float(call.at(4, "eps", 1e-5))}
        )
    if name == "instance_norm":
        return Description("instance-norm", {"epsilon": float(call.at(7, "eps", 1e-5))})
    if name in ("dropout", "alpha_dropout"):
        return _dropout("dropout", call)
    if name in ("dropout2d", "feature_dropout"):
        return _dropout("spatial-dropout", call)
    return _activation(name, call)


@dataclass
class _Call:
    args: Any
    kwargs: Any

    def at(self, place: int, key: str, default: Any) -> Any:
        value = self.args[place] if len(self.args) > place else self.kwargs.get(key, default)
        return default if value is None else value


def _activation(name: str, call: _Call) -> Optional[Description]:
    if name in ("relu", "relu6"):
        return Description("relu")
    if name in ("sigmoid", "tanh", "gelu", "selu"):
        return Description(name)
    if name == "leaky_relu":
        return Description("leaky-relu", {"slope": float(call.at(1, "negative_slope", 0.01))})
    if name == "elu":
        return Description("elu", {"alpha": float(call.at(1, "alpha", 1.0))})
    if name == "prelu":
        return Description("prelu", {"slope": float(call.at(1, "weight", torch.tensor(0.25)).detach().float().mean())})
    if name == "threshold":
        zero = float(call.at(2, "value", 0)) == 0
        return Description("thresholded-relu", {"theta": float(call.at(1, "threshold", 0))}) if zero else None
    if name in _OTHER_ACTIVATIONS:
        return Description("activation", {"what": name})
    if name in _OUTPUTS:
        return Description("output", {"what": name.replace("_", "-")})
    return None


def _same(value: Any) -> Optional[int]:
    """The number of which all sides are; None if they differ."""
    if isinstance(value, int):
        return value
    if isinstance(value, (tuple, list)) and value and all(v == value[0] for v in value):
        return int(value[0])
    return None


def _conv(call: _Call, module: Optional[nn.Module]) -> Optional[Description]:
    weight = call.at(1, "weight", None)
    kernel, stride = _same(tuple(weight.shape[2:])), _same(call.at(3, "stride", 1))
    dilation = _same(call.at(5, "dilation", 1))
    padding = call.at(4, "padding", 0)
    zeros = padding if isinstance(padding, str) else _same(padding)
    if kernel is None or stride is None or dilation is None or zeros is None:
        sides = "x".join(str(side) for side in weight.shape[2:])
        return Description("conv", weight=weight, opaque=f"convolution of {sides}")
    whole = dilation * (kernel - 1)
    if zeros == "valid" or zeros == 0:
        written: Any = "valid"
    elif zeros == "same" or (kernel % 2 == 1 and zeros == whole // 2):
        written = "same"
    else:
        written = {"pixels": zeros}
    keys = {
        "filters": int(weight.shape[0]),
        "kernel": kernel,
        "stride": stride,
        "padding": written,
        "dilation": dilation,
        "groups": int(call.at(6, "groups", 1)),
        "bias": call.at(2, "bias", None) is not None,
    }
    return Description("conv", keys, weight)


def _dense(call: _Call, output: torch.Tensor) -> Optional[Description]:
    weight = call.at(1, "weight", None)
    if output.dim() != _ROW:
        return Description("dense", weight=weight, opaque="dense layer at every position")
    return Description("dense", {"units": int(weight.shape[0]), "bias": call.at(2, "bias", None) is not None}, weight)


def _batch_norm(call: _Call, module: Optional[nn.Module]) -> Optional[Description]:
    momentum = getattr(module, "momentum", call.at(6, "momentum", 0.1))
    keys: dict[str, Any] = {"epsilon": float(call.at(7, "eps", 1e-5))}
    # None is PyTorch's cumulative average.
    keys["momentum"] = 0.1 if momentum is None else float(momentum)
    return Description("batch-norm", keys)


def _pool(call: _Call, kind: str) -> Optional[Description]:
    size, stride = _same(call.at(1, "kernel_size", None)), _same(call.at(2, "stride", call.at(1, "kernel_size", None)))
    padding = _same(call.at(3, "padding", 0))
    if size is None or stride is None or padding is None:
        return None
    if size == 1 and stride == 1:
        return Description("nothing")
    return Description(kind, {"size": size, "stride": stride, "padding": padding})


def _average(name: str, call: _Call, output: torch.Tensor) -> Optional[Description]:
    image = call.args[0]
    if not isinstance(image, torch.Tensor) or image.dim() != _IMAGE:
        return None
    if name == "mean":
        axes = call.at(1, "dim", ())
        over = {int(a) % _IMAGE for a in axes} if isinstance(axes, (tuple, list)) else set()
        return Description("global-average-pool") if over == {2, 3} else None
    sides, wanted = tuple(image.shape[2:]), tuple(output.shape[2:])
    if wanted == (1, 1):
        return Description("global-average-pool")
    if sides == wanted:
        return Description("nothing")
    if sides[0] == sides[1] and wanted[0] == wanted[1] and sides[0] % wanted[0] == 0:
        size = sides[0] // wanted[0]
        return Description("average-pool", {"size": size, "stride": size, "padding": 0})
    return None


def _dropout(kind: str, call: _Call) -> Description:
    rate = float(call.at(1, "p", 0.5))
    return Description(kind, {"rate": min(rate, 0.999999)}) if rate > 0 else Description("nothing")
