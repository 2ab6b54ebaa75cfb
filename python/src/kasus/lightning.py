"""Watching a training of Lightning: ``Trainer(callbacks=[kasus.lightning.Watch(classes=[...])])``."""

from __future__ import annotations

import warnings
from typing import Any, Optional

try:
    from lightning.pytorch import Callback
except ImportError:
    from pytorch_lightning import Callback  # type: ignore[assignment]

from kasus.problem import BadInput
from kasus.torch import batches, state
from kasus.torch import watch as torch_watch
from kasus.torch.lightning_network import network
from kasus.torch.split import Split


class Watch(Callback):
    """Watches the training from its first step to its end.

    :param options: those of :func:`kasus.watch`, such as ``classes``, ``probes`` and ``runs``
    """

    def __init__(self, **options: Any) -> None:
        super().__init__()
        self._options = options
        self.watch: Optional[torch_watch.Watch] = None

    def on_train_start(self, trainer: Any, pl_module: Any) -> None:
        """Begins; only the first of several processes watches."""
        if not trainer.is_global_zero or self.watch is not None:
            return
        try:
            self._begin(trainer, pl_module)
        except BadInput:
            raise
        except Exception as failure:  # whatever it is, the training comes first
            warnings.warn(f"kasus does not watch: {type(failure).__name__}: {failure}", RuntimeWarning, stacklevel=2)

    def _begin(self, trainer: Any, module: Any) -> None:
        train = _first(trainer.train_dataloader)
        validation = _first(trainer.val_dataloaders)
        options = dict(self._options)
        unpack = options.get("unpack") or batches.unpack
        with state.undisturbed(train, validation, *trainer.optimizers):
            parts = next(iter(Split(validation if validation is not None else train, unpack, 2)._fresh()))
            net = network(module, batches.moved(batches.some(parts[0], slice(0, 2)), module.device))
        epochs = trainer.max_epochs
        options.setdefault("epochs", epochs if epochs is not None and epochs > 0 else None)
        options.setdefault("name", type(net).__name__.lower())
        configs = trainer.lr_scheduler_configs
        options.setdefault("scheduler", configs[0].scheduler if configs else None)
        self.watch = torch_watch.watch(net, trainer.optimizers[0], train, validation, framework="lightning", **options)

    def on_train_batch_end(self, trainer: Any, pl_module: Any, outputs: Any, batch: Any, batch_idx: int) -> None:
        """One batch was trained on."""
        if self.watch is None or self.watch.failures:
            return
        loss = outputs.get("loss") if isinstance(outputs, dict) else outputs
        if loss is None:
            return
        try:
            labels = (self._options.get("unpack") or batches.unpack)(batch)[1]
        except Exception:  # the loss alone is worth recording
            labels = None
        self.watch.step(loss, labels)

    def on_fit_end(self, trainer: Any, pl_module: Any) -> None:
        """The training is over."""
        if self.watch is not None:
            self.watch.close()

    def on_exception(self, trainer: Any, pl_module: Any, exception: BaseException) -> None:
        """It was interrupted."""
        if self.watch is not None:
            self.watch.__exit__(type(exception))

    def diagnose(self, command: Optional[str] = None) -> bool:
        """Prints the verdict; needs the command ``kasus``."""
        return self.watch is not None and self.watch.diagnose(command)


def _first(loaders: Any) -> Any:
    """The loader that a training uses; the first of several."""
    if isinstance(loaders, (list, tuple)):
        return loaders[0] if loaders else None
    if isinstance(loaders, dict):
        return next(iter(loaders.values()), None)
    return loaders
