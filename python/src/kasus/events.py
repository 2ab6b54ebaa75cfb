"""The event file of a run: TensorBoard's format, written in whole records."""

from __future__ import annotations

import math
import os
import re
import struct
import time
from pathlib import Path
from typing import Optional

import numpy as np
from tensorboardX.proto.event_pb2 import Event, SessionLog
from tensorboardX.proto.summary_pb2 import Summary
from tensorboardX.record_writer import RecordWriter

from kasus.signals import may_be_undefined

# Event.source_metadata.writer = "kasus": the generated classes do not know the field, but keep it.
_WRITER = b"\x52\x07\x0a\x05kasus"
# Field 7001, a double: what a 32-bit float cannot hold stands there in full.
_EXACT = b"\xc9\xb5\x03"
# Loss and accuracy keep their names; TensorBoard sorts the prefix behind them.
_FIRST = frozenset(("train/loss", "train/accuracy", "train/step-loss", "validation/loss", "validation/accuracy"))
_PREFIX = "watched-"
_DOUBLE = 2


class _Records(RecordWriter):
    """Hands whole records to the operating system; a flush of the parent waits for the disk."""

    def hand_over(self) -> None:
        self._writer.flush()


class EventFile:
    """Appends signals to a new event file in a run folder; what was written is handed to the system at once."""

    def __init__(self, folder: Path, restart: Optional[int] = None) -> None:
        seconds = int(time.time())
        while any(folder.glob(f"events.out.tfevents.{seconds:010d}.*")):
            seconds += 1
        host = re.sub(r"[^A-Za-z0-9-]", "-", os.environ.get("HOSTNAME", "") or "local").lower()
        self.path = folder / f"events.out.tfevents.{seconds:010d}.{host}.{os.getpid()}.kasus"
        self._records = _Records(str(self.path))
        first = Event.FromString(_WRITER)
        first.file_version = "brain.Event:2"
        self._append(first)
        if restart is not None:
            self._append(Event(step=restart, session_log=SessionLog(status=SessionLog.START)))
        self._records.hand_over()

    def write(self, step: int, values: dict[str, float]) -> None:
        """Writes scalars of one step, by their tags."""
        if values:
            self._summary(step, [_scalar(tag, float(value)) for tag, value in values.items()])

    def matrix(self, step: int, tag: str, values: np.ndarray) -> None:
        """Writes a matrix, such as the confusion matrix."""
        value = Summary.Value(tag=_file_tag(tag))
        value.tensor.dtype = _DOUBLE
        for size in values.shape:
            value.tensor.tensor_shape.dim.add(size=size)
        value.tensor.tensor_content = np.ascontiguousarray(values, dtype="<f8").tobytes()
        value.metadata.plugin_data.plugin_name = "kasus"
        self._summary(step, [value])

    def image(self, step: int, tag: str, png: bytes, width: int, height: int) -> None:
        """Writes a picture, a PNG file."""
        value = Summary.Value(tag=_file_tag(tag))
        value.image.width = width
        value.image.height = height
        value.image.colorspace = 3
        value.image.encoded_image_string = png
        self._summary(step, [value])

    def force(self) -> None:
        """Waits until what was written is on the disk."""
        self._records.flush()

    def close(self) -> None:
        """Ends the file."""
        self._records.close()

    def _summary(self, step: int, values: list[Summary.Value]) -> None:
        self._append(Event(step=step, summary=Summary(value=values)))
        self._records.hand_over()

    def _append(self, event: Event) -> None:
        event.wall_time = time.time()
        self._records.write(event.SerializeToString())


def _file_tag(tag: str) -> str:
    return tag if tag in _FIRST else _PREFIX + tag


def _scalar(tag: str, value: float) -> Summary.Value:
    exact = _EXACT + struct.pack("<d", value)
    if math.isnan(value) and may_be_undefined(tag):
        written = Summary.Value.FromString(exact)
        written.tag = _file_tag(tag)
        return written
    with np.errstate(over="ignore"):
        rounded = float(np.float32(value))
    fits = rounded == value or math.isnan(value)
    written = Summary.Value() if fits else Summary.Value.FromString(exact)
    written.tag = _file_tag(tag)
    written.simple_value = rounded
    return written
