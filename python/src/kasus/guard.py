"""A failure of the watcher is never one of the training: it warns once and stops watching."""

from __future__ import annotations

import contextlib
import functools
import traceback
import warnings
from typing import Any, Callable, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


class Failures:
    """Whether watching has failed, and why."""

    def __init__(self) -> None:
        self.reason = ""
        self.on_failure: Callable[[], None] = lambda: None

    def __bool__(self) -> bool:
        return bool(self.reason)

    def note(self, failure: Exception) -> None:
        """Stops watching for good, with one warning."""
        if self.reason:
            return
        place = traceback.extract_tb(failure.__traceback__)
        where = f" ({place[-1].filename.rsplit('/', 1)[-1]}, line {place[-1].lineno})" if place else ""
        self.reason = f"{type(failure).__name__}: {failure}{where}"
        warnings.warn(f"kasus stopped watching, the training goes on: {self.reason}", RuntimeWarning, stacklevel=3)
        with contextlib.suppress(Exception):
            self.on_failure()


def guarded(function: Function) -> Function:
    """For a method of an object that has ``failures``: does nothing once watching has failed, and never raises."""

    @functools.wraps(function)
    def safe(self: Any, *args: Any, **kwargs: Any) -> Any:
        if self.failures:
            return None
        try:
            return function(self, *args, **kwargs)
        except Exception as failure:  # whatever it is, the training comes first
            self.failures.note(failure)
            return None

    return safe  # type: ignore[return-value]
