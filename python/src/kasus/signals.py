"""What is said of tags; docs/signals.md of the project lists them all."""

from __future__ import annotations


def may_be_undefined(tag: str) -> bool:
    """Whether a NaN says no more than that there was nothing to count; elsewhere it is evidence."""
    return tag.startswith("class/") or tag in ("input/border-accuracy", "input/wavelet-energy-shift")
