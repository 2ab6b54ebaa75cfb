"""Watches the training of a convolutional net, and says why it fails.

watch = kasus.watch(model, optimizer, train_loader, validation_loader)
...
    watch.step(loss, labels)
watch.diagnose()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.2.0.dev0"

if TYPE_CHECKING:
    from kasus.torch.watch import Watch as Watch
    from kasus.torch.watch import watch as watch

from kasus.problem import BadInput as BadInput


def __getattr__(name: str) -> Any:
    # PyTorch is imported where it is used: a program in Keras need not have it.
    if name in ("watch", "Watch"):
        from kasus.torch import watch as module

        return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ["BadInput", "Watch", "watch"]
