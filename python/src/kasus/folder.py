"""The folder of a run: run.json and event files. docs/watcher.md describes the form."""

from __future__ import annotations

import json
import math
import os
import platform
import re
import time
from pathlib import Path
from typing import Any, Union

from kasus.problem import BadInput

FORMAT = "kasus-watched-run"
VERSION = 1


def create(runs: Union[str, Path], name: str) -> Path:
    """Makes a new folder in the folder of all runs: the time, the name and, where it is taken, a number."""
    plain = re.sub(r"[^\w.-]+", "-", name)[:40] or "run"
    first = Path(runs) / f"{time.strftime('%Y%m%d-%H%M%S')}-{plain}"
    try:
        for number in range(1, 10_000):
            path = first if number == 1 else first.with_name(f"{first.name}-{number}")
            try:
                path.mkdir(parents=True)
                return path
            except FileExistsError:
                continue
    except OSError as problem:
        raise BadInput(f"{runs} cannot be written to: {problem.strerror}", "Choose another folder.") from problem
    raise BadInput(f"{runs} is full of runs of this second", "Choose another folder.")


def write_card(folder: Path, card: dict[str, Any]) -> None:
    """Replaces run.json as a whole: a reader sees the old one or the new one."""
    text = json.dumps(_finite({"format": FORMAT, "version": VERSION, **card}), indent=2, ensure_ascii=False)
    fresh = folder / f".run.json.{os.getpid()}"
    fresh.write_text(text + "\n", encoding="utf-8")
    os.replace(fresh, folder / "run.json")


def machine() -> str:
    """Operating system, processor type and Python version."""
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _finite(value: Any) -> Any:
    """JSON has no infinities: what is not a number is left out."""
    if isinstance(value, dict):
        return {k: _finite(v) for k, v in value.items() if not (isinstance(v, float) and not math.isfinite(v))}
    if isinstance(value, (list, tuple)):
        return [_finite(v) for v in value]
    return value
