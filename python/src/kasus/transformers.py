"""Watching a ``Trainer`` of Hugging Face: ``Trainer(..., callbacks=[kasus.transformers.Watch()])``."""

from __future__ import annotations

import warnings
from typing import Any, Optional

from transformers import TrainerCallback

from kasus.problem import BadInput
from kasus.torch import watch as torch_watch
from kasus.torch.watch import bare


class Watch(TrainerCallback):
    """Watches the training from its first step to its end.

    :param options: those of :func:`kasus.watch`, such as ``classes``, ``probes`` and ``runs``
    """

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._handle: Any = None
        self.watch: Optional[torch_watch.Watch] = None

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Begins; only the first of several processes watches."""
        if not state.is_world_process_zero or self.watch is not None:
            return
        try:
            self._begin(args, kwargs)
        except BadInput:
            raise
        except Exception as failure:  # whatever it is, the training comes first
            warnings.warn(f"kasus does not watch: {type(failure).__name__}: {failure}", RuntimeWarning, stacklevel=2)

    def _begin(self, args: Any, given: dict[str, Any]) -> None:
        model = bare(given["model"])
        options = dict(self._options)
        options.setdefault("epochs", int(args.num_train_epochs) if args.max_steps <= 0 else None)
        options.setdefault("scheduler", given.get("lr_scheduler"))
        options.setdefault("classes", _classes(model))
        optimizer = given["optimizer"]
        optimizer = getattr(optimizer, "optimizer", optimizer)
        self.watch = torch_watch.watch(
            model,
            optimizer,
            given["train_dataloader"],
            given.get("eval_dataloader"),
            framework="transformers",
            **options,
        )
        # The loss is in what the model gives; the callbacks of a trainer do not see it.
        self._handle = model.register_forward_hook(self._after, with_kwargs=True)

    def _after(self, module: Any, args: Any, kwargs: Any, output: Any) -> None:
        loss = output.get("loss") if isinstance(output, dict) else getattr(output, "loss", None)
        if self.watch is not None and module.training and loss is not None and loss.requires_grad:
            self.watch.step(loss, kwargs.get("labels"))

    def on_evaluate(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """The images of validation are shown at the first evaluation."""
        loader = kwargs.get("eval_dataloader")
        if self.watch is not None and loader is not None:
            self.watch.validation(loader)

    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """The training is over."""
        if self._handle is not None:
            self._handle.remove()
        if self.watch is not None:
            self.watch.close()

    def diagnose(self, command: Optional[str] = None) -> bool:
        """Prints the verdict; needs the command ``kasus``."""
        return self.watch is not None and self.watch.diagnose(command)


def _classes(model: Any) -> Optional[list[str]]:
    names = getattr(getattr(model, "config", None), "id2label", None)
    return [str(names[i]) for i in sorted(names)] if isinstance(names, dict) and names else None
