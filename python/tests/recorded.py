"""Reads a run folder back, without the writer's code."""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from pathlib import Path

import numpy as np
from tensorboardX.proto.event_pb2 import Event
from tensorboardX.record_writer import masked_crc32c

EXACT = b"\xc9\xb5\x03"


class Recorded:
    """Signals by tag: lists of step and value; matrices and pictures likewise."""

    def __init__(self, run: Path) -> None:
        self.card = json.loads((run / "run.json").read_text(encoding="utf-8"))
        self.scalars: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self.matrices: dict[str, list[tuple[int, np.ndarray]]] = defaultdict(list)
        self.images: dict[str, bytes] = {}
        self.events: list[Event] = []
        for file in sorted(run.glob("*tfevents*")):
            for record in records(file.read_bytes()):
                self._read(Event.FromString(record))

    def _read(self, event: Event) -> None:
        self.events.append(event)
        for value in event.summary.value:
            tag = value.tag[len("watched-") :] if value.tag.startswith("watched-") else value.tag
            raw = value.SerializeToString()
            if value.WhichOneof("value") == "tensor":
                shape = [d.size for d in value.tensor.tensor_shape.dim]
                numbers = np.frombuffer(value.tensor.tensor_content, dtype="<f8").reshape(shape)
                self.matrices[tag].append((event.step, numbers))
            elif value.WhichOneof("value") == "image":
                self.images[tag] = value.image.encoded_image_string
            elif EXACT in raw:
                at = raw.index(EXACT) + len(EXACT)
                self.scalars[tag].append((event.step, struct.unpack("<d", raw[at : at + 8])[0]))
            else:
                self.scalars[tag].append((event.step, value.simple_value))

    def at(self, tag: str, step: int) -> float:
        """The value of a tag at a step; fails where there is none or several."""
        found = [v for s, v in self.scalars[tag] if s == step]
        assert len(found) == 1, f"{tag} has {len(found)} values at step {step}"
        return found[0]

    def last(self, tag: str) -> float:
        """The newest value of a tag."""
        return self.scalars[tag][-1][1]


def records(data: bytes) -> list[bytes]:
    """The records of an event file; fails at a wrong checksum."""
    found, at = [], 0
    while at < len(data):
        (length,) = struct.unpack_from("<Q", data, at)
        (head,) = struct.unpack_from("<I", data, at + 8)
        assert head == masked_crc32c(data[at : at + 8])
        body = data[at + 12 : at + 12 + length]
        (tail,) = struct.unpack_from("<I", data, at + 12 + length)
        assert tail == masked_crc32c(body)
        found.append(body)
        at += 16 + length
    return found
