"""Layers, optimiser and loss of Keras in the words of a recipe."""

from __future__ import annotations

from typing import Any, Optional

from kasus.paths import Layer

_ACTIVATIONS = {
    "relu": "relu",
    "relu6": "relu",
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "elu": "elu",
    "selu": "selu",
    "gelu": "gelu",
}
_OUTPUTS = {"softmax": "softmax", "log_softmax": "log-softmax"}
# What changes nothing that a recipe would say, or only in training.
_NOTHING = frozenset(
    (
        "InputLayer",
        "Rescaling",
        "Normalization",
        "Identity",
        "ActivityRegularization",
        "GaussianNoise",
        "GaussianDropout",
    )
)
_AUGMENTATIONS = {
    "RandomFlip": "flip",
    "RandomRotation": "rotation",
    "RandomTranslation": "shift",
    "RandomZoom": "scale",
}


def layers(layer: Any) -> list[Layer]:
    """A layer and the activation inside it."""
    kind = type(layer).__name__
    name = layer.name
    if kind in _NOTHING or kind.startswith("Random"):
        return []
    own = _own(kind, layer)
    if own is None:
        return [{"opaque": {"name": name, "what": kind}}]
    activation = getattr(layer, "activation", None) if kind not in ("Activation", "ReLU", "ELU") else None
    return own + (activation_of(_function(activation), f"{name}-activation") if activation is not None else [])


def _own(kind: str, layer: Any) -> Optional[list[Layer]]:
    name = layer.name
    if kind in ("Conv2D", "DepthwiseConv2D"):
        return _conv(layer, kind == "DepthwiseConv2D")
    if kind == "Dense":
        flat = len(layer.input.shape) == 2
        return [{"dense": {"name": name, "units": int(layer.units), "bias": bool(layer.use_bias)}}] if flat else None
    if kind == "BatchNormalization":
        # Keras keeps the share of the old statistics, recipes that of the newest batch.
        momentum = round(1 - float(layer.momentum), 12)
        return [{"batch-norm": {"name": name, "momentum": momentum, "epsilon": float(layer.epsilon)}}]
    if kind == "GroupNormalization" and layer.groups > 0:
        return [{"group-norm": {"name": name, "groups": int(layer.groups), "epsilon": float(layer.epsilon)}}]
    if kind in ("MaxPooling2D", "AveragePooling2D"):
        return _pool(layer, "max-pool" if kind.startswith("Max") else "average-pool")
    if kind == "GlobalAveragePooling2D":
        return [{"global-average-pool": {"name": name}}]
    if kind in ("Dropout", "SpatialDropout2D"):
        word = "dropout" if kind == "Dropout" else "spatial-dropout"
        return [{word: {"name": name, "rate": float(layer.rate)}}] if layer.rate > 0 else []
    if kind == "Flatten":
        return [{"flatten": {"name": name}}] if len(layer.input.shape) == 4 else []
    if kind in ("Add", "Concatenate", "Multiply"):
        return [] if kind == "Add" else None
    return _activation_layer(kind, layer)


def _activation_layer(kind: str, layer: Any) -> Optional[list[Layer]]:
    name = layer.name
    if kind == "Activation":
        return activation_of(_function(layer.activation), name)
    if kind == "ReLU":
        slope, threshold = float(layer.negative_slope or 0), float(layer.threshold or 0)
        if slope > 0:
            return [{"leaky-relu": {"name": name, "slope": slope}}]
        return (
            [{"thresholded-relu": {"name": name, "theta": threshold}}] if threshold > 0 else [{"relu": {"name": name}}]
        )
    if kind == "LeakyReLU":
        return [{"leaky-relu": {"name": name, "slope": float(layer.negative_slope)}}]
    if kind == "ELU":
        return [{"elu": {"name": name, "alpha": float(layer.alpha)}}]
    if kind == "PReLU":
        return [{"prelu": {"name": name}}]
    return [{"output": {"name": name, "what": "softmax"}}] if kind == "Softmax" else None


def _function(activation: Any) -> str:
    return getattr(activation, "__name__", type(activation).__name__)


def activation_of(function: str, name: str) -> list[Layer]:
    """An activation that is a function."""
    if function == "linear":
        return []
    if function in _OUTPUTS:
        return [{"output": {"name": name, "what": _OUTPUTS[function]}}]
    if function == "leaky_relu":
        return [{"leaky-relu": {"name": name, "slope": 0.2}}]
    word = _ACTIVATIONS.get(function)
    return [{word: {"name": name}}] if word else [{"activation": {"name": name, "what": function}}]


def _same(sides: Any) -> Optional[int]:
    listed = list(sides) if isinstance(sides, (tuple, list)) else [sides]
    return int(listed[0]) if all(s == listed[0] for s in listed) else None


def _conv(layer: Any, depthwise: bool) -> Optional[list[Layer]]:
    kernel, stride, dilation = _same(layer.kernel_size), _same(layer.strides), _same(layer.dilation_rate)
    if kernel is None or stride is None or dilation is None or (layer.padding == "same" and kernel % 2 == 0):
        return None
    channels = int(layer.input.shape[-1 if layer.data_format == "channels_last" else 1])
    keys = {
        "name": layer.name,
        "filters": channels * int(layer.depth_multiplier) if depthwise else int(layer.filters),
        "kernel": kernel,
        "stride": stride,
        "padding": layer.padding,
        "dilation": dilation,
        "groups": channels if depthwise else int(layer.groups),
        "bias": bool(layer.use_bias),
    }
    return [{"conv": keys}]


def _pool(layer: Any, word: str) -> Optional[list[Layer]]:
    size, stride = _same(layer.pool_size), _same(layer.strides)
    if size is None or stride is None:
        return None
    padding = 0
    if layer.padding == "same":
        side = layer.input.shape[1 if layer.data_format == "channels_last" else 2]
        if size % 2 == 1:
            padding = size // 2
        elif side is None or side % stride:
            return None
    return [{word: {"name": layer.name, "size": size, "stride": stride, "padding": padding}}]


def augmentations(found: list[Any]) -> list[dict[str, Any]]:
    """The layers of a network that change images at random in training."""
    return [
        {_AUGMENTATIONS[kind]: {}} if kind in _AUGMENTATIONS else {"other": {"what": kind}}
        for kind in (type(layer).__name__ for layer in found)
        if kind.startswith("Random")
    ]


def optimizer(given: Any) -> dict[str, Any]:
    """``optimizer``, ``clip-norm`` and ``clip-value``; what has no word is written as other."""
    config = given.get_config()
    kind = type(given).__name__
    decay = float(config.get("weight_decay") or 0)
    found: dict[str, Any] = {}
    if kind == "SGD" and not decay:
        keys: dict[str, Any] = {"momentum": float(config["momentum"])}
        if config.get("nesterov") and keys["momentum"] > 0:
            keys["nesterov"] = True
        found["optimizer"] = {"sgd": keys}
    elif kind in ("Adam", "AdamW") and not config.get("amsgrad"):
        keys = {"beta1": float(config["beta_1"]), "beta2": float(config["beta_2"]), "epsilon": float(config["epsilon"])}
        found["optimizer"] = {"adamw": {**keys, "weight-decay": decay}} if decay else {"adam": keys}
    elif kind == "RMSprop" and not decay:
        keys = {
            "alpha": float(config["rho"]),
            "epsilon": float(config["epsilon"]),
            "momentum": float(config["momentum"]),
        }
        found["optimizer"] = {"rmsprop": keys}
    else:
        found["optimizer"] = {"other": {"what": kind}}
    for key in ("clipnorm", "global_clipnorm"):
        if config.get(key):
            found["clip-norm"] = float(config[key])
    if config.get("clipvalue"):
        found["clip-value"] = float(config["clipvalue"])
    return found


def loss(given: Any, classes: list[str], weights: Optional[dict[int, float]]) -> Optional[dict[str, Any]]:
    """A loss by its name, function or class."""
    name = given if isinstance(given, str) else getattr(given, "__name__", type(given).__name__)
    plain = name.replace("_", "").lower()
    if plain not in ("sparsecategoricalcrossentropy", "categoricalcrossentropy", "binarycrossentropy"):
        return {"other": {"what": name}}
    keys: dict[str, Any] = {"label-smoothing": float(getattr(given, "label_smoothing", 0) or 0)}
    if weights:
        keys["weights"] = {"given": {"weights": {classes[i]: float(w) for i, w in weights.items()}}}
    return {"cross-entropy": keys}


def l2(found: list[Any]) -> float:
    """The strongest penalty of squared weights; recipes take half of the sum."""
    factors = [float(getattr(getattr(layer, "kernel_regularizer", None), "l2", 0) or 0) for layer in found]
    return 2 * max(factors, default=0.0)
