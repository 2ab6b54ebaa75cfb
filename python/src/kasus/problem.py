"""What a person gave that cannot be used."""

from __future__ import annotations


class BadInput(ValueError):
    """A sentence that names the thing and its value, and what to try."""

    def __init__(self, problem: str, way_out: str) -> None:
        super().__init__(f"{problem}. {way_out}")
        self.problem = problem
        self.way_out = way_out
